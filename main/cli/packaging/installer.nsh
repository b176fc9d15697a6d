; What our installer for Windows does besides copying: lets the office's other computers reach a hub on this one and ask where it is, and keeps
; the folder of the policy in the hands of administrators. Read by electron-builder (electron-builder.yml), which defines what stands in ${}.
;
; Another port than 8080 (as in policy.json): Setup.exe /S /HUBPORT=9000

!include FileFunc.nsh

!define NS_RULE_HUB "Now Serving (hub)"
!define NS_RULE_MDNS "Now Serving (find the hub)"
!define NS_RULE_NEIGHBOURS "Now Serving (tell where the hub is)"
!define NS_HUB_PORT 8080
; By their numbers: names of groups are translated.
!define NS_ADMINISTRATORS "S-1-5-32-544"
!define NS_SYSTEM "S-1-5-18"
!define NS_USERS "S-1-5-32-545"
!define NS_SHARED "$APPDATA\Now Serving"

; Programs by their full path: one of the same name may lie beside this installer, in whatever folder it was downloaded to.
!macro nsDeleteRules
  nsExec::ExecToLog '"$SYSDIR\netsh.exe" advfirewall firewall delete rule name="${NS_RULE_HUB}"'
  Pop $0
  nsExec::ExecToLog '"$SYSDIR\netsh.exe" advfirewall firewall delete rule name="${NS_RULE_MDNS}"'
  Pop $0
  nsExec::ExecToLog '"$SYSDIR\netsh.exe" advfirewall firewall delete rule name="${NS_RULE_NEIGHBOURS}"'
  Pop $0
!macroend

; For this program only, and in no public network.
!macro nsAddRule NAME PROTOCOL PORT
  nsExec::ExecToLog '"$SYSDIR\netsh.exe" advfirewall firewall add rule name="${NAME}" dir=in action=allow enable=yes profile=domain,private program="$INSTDIR\${APP_EXECUTABLE_FILENAME}" protocol=${PROTOCOL} localport=${PORT}'
  Pop $0
  ${If} $0 != 0
    DetailPrint "The firewall did not take the rule: ${NAME} (${PROTOCOL} ${PORT})"
  ${EndIf}
!macroend

; Never through a link (/L), never all that is in it (/T), or the rights of files of the system could be taken away by this.
!macro nsTake PATH
  nsExec::ExecToLog '"$SYSDIR\icacls.exe" "${PATH}" /setowner *${NS_ADMINISTRATORS} /L /C /Q'
  Pop $0
  nsExec::ExecToLog '"$SYSDIR\icacls.exe" "${PATH}" /reset /L /C /Q'
  Pop $0
!macroend

; The owner as a number in $0, of a link its own; empty where that cannot be known. Opened to read its rights (READ_CONTROL), shared with all, as a
; folder or a link may be (FILE_FLAG_BACKUP_SEMANTICS, FILE_FLAG_OPEN_REPARSE_POINT): so what is asked is one thing, and nothing can be put in its place
; meanwhile.
!macro nsOwnerOf PATH
  StrCpy $0 ""
  StrCpy $1 "${PATH}"
  System::Call 'kernel32::CreateFileW(w r1, i 0x20000, i 7, p 0, i 3, i 0x2200000, p 0) p .r2'
  ${If} $2 != -1
    System::Call 'advapi32::GetSecurityInfo(p r2, i 1, i 1, *p .r3, p 0, p 0, p 0, *p .r4) i .r5'
    ${If} $5 == 0
      System::Call 'advapi32::ConvertSidToStringSidW(p r3, *p .r6) i .r5'
      ${If} $5 != 0
        System::Call 'kernel32::lstrcpynW(w .r0, p r6, i 190)'
        System::Call 'kernel32::LocalFree(p r6)'
      ${EndIf}
      System::Call 'kernel32::LocalFree(p r4)'
    ${EndIf}
    System::Call 'kernel32::CloseHandle(p r2)'
  ${EndIf}
!macroend

; For something foreign that is still there. Without this it would count, and what follows would make it the administrators' for ever.
!macro nsGiveUp PATH
  StrCpy $0 "${PATH} was not made by an administrator and cannot be removed. Restart this PC, delete it as an administrator and run this installer again."
  MessageBox MB_OK|MB_ICONSTOP "$0" /SD IDOK
  Abort "$0"
!macroend

; Anybody may have made the folder before the first installation, with what they like in it, or as a link to elsewhere, and may still have it open
; with every right: such a folder is not taken over but moved out of the way as it is. Ours is the one that an administrator made before or
; that is made here; CreateDirectory of NSIS would not say that somebody was quicker.
!macro nsOwnFolder
  !insertmacro nsOwnerOf "${NS_SHARED}"
  ${If} $0 != ${NS_ADMINISTRATORS}
  ${AndIf} $0 != ${NS_SYSTEM}
    ${If} ${FileExists} "${NS_SHARED}"
      ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
      Rename "${NS_SHARED}" "${NS_SHARED}.set-aside $2-$1-$0 $4-$5-$6"
      DetailPrint "Not made by an administrator, to be set aside: ${NS_SHARED}.set-aside $2-$1-$0 $4-$5-$6"
    ${EndIf}
    StrCpy $1 "${NS_SHARED}"
    System::Call 'kernel32::CreateDirectoryW(w r1, p 0) i .r0'
    ${If} $0 == 0
      !insertmacro nsGiveUp "${NS_SHARED}"
    ${EndIf}
  ${EndIf}
!macroend

; In a folder that an administrator made anybody could still put a file, to decide what this PC is, until the folder was closed. Nobody can give a file to
; administrators who is none: one that belongs to somebody else, or whose owner cannot be known, is put aside and counts no more; where its place
; is taken, it goes. Asked before its owner is changed, in a folder that nobody else can write to any more.
!macro nsPutAside NAME
  Delete "${NS_SHARED}\${NAME}.set-aside"
  ClearErrors
  Rename "${NS_SHARED}\${NAME}" "${NS_SHARED}\${NAME}.set-aside"
  ${If} ${Errors}
    Delete "${NS_SHARED}\${NAME}"
    ; Of a folder only an empty one, of a link to one the link only.
    RMDir "${NS_SHARED}\${NAME}"
  ${EndIf}
  ${If} ${FileExists} "${NS_SHARED}\${NAME}"
    !insertmacro nsGiveUp "${NS_SHARED}\${NAME}"
  ${EndIf}
  DetailPrint "Not written by an administrator, out of the way: ${NS_SHARED}\${NAME}"
!macroend

!macro nsKeepFile NAME
  ${If} ${FileExists} "${NS_SHARED}\${NAME}"
    !insertmacro nsOwnerOf "${NS_SHARED}\${NAME}"
    ${If} $0 == ${NS_ADMINISTRATORS}
    ${OrIf} $0 == ${NS_SYSTEM}
      !insertmacro nsTake "${NS_SHARED}\${NAME}"
    ${Else}
      !insertmacro nsPutAside "${NAME}"
    ${EndIf}
  ${EndIf}
!macroend

!macro nsKeepPolicy
  SetShellVarContext all
  !insertmacro nsOwnFolder
  !insertmacro nsTake "${NS_SHARED}"
  nsExec::ExecToLog '"$SYSDIR\icacls.exe" "${NS_SHARED}" /inheritance:r /grant:r *${NS_ADMINISTRATORS}:(OI)(CI)F *${NS_SYSTEM}:(OI)(CI)F *${NS_USERS}:(OI)(CI)RX /L /Q'
  Pop $0
  ${If} $0 != 0
    DetailPrint "Anybody may write the folder of the policy: ${NS_SHARED}"
  ${EndIf}
  ; From here on nobody else can put anything there.
  !insertmacro nsKeepFile policy.json
  !insertmacro nsKeepFile config.json
!macroend

!macro customInstall
  ${GetParameters} $R0
  ${GetOptions} $R0 "/HUBPORT=" $R1
  ${If} $R1 == ""
    StrCpy $R1 ${NS_HUB_PORT}
  ${EndIf}
  !insertmacro nsDeleteRules
  !insertmacro nsAddRule "${NS_RULE_HUB}" TCP $R1
  !insertmacro nsAddRule "${NS_RULE_MDNS}" UDP 5353
  ; main/contract/neighbours.ts
  !insertmacro nsAddRule "${NS_RULE_NEIGHBOURS}" UDP 8079
  !insertmacro nsKeepPolicy
!macroend

; The policy stays: it is the administrator's, who may install again.
!macro customUnInstall
  !insertmacro nsDeleteRules
!macroend
