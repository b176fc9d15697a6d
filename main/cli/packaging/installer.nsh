; What our installer for Windows does besides copying: lets the office's other computers reach a hub on this one and ask where it is, and keeps
; the folder of the policy in the hands of administrators. Read by electron-builder (electron-builder.yml), which defines what stands in ${}.
;
; Another port than 8080 (as in policy.json): Setup.exe /S /HUBPORT=9000

!include FileFunc.nsh

!define NS_RULE_HUB "Now Serving (hub)"
!define NS_RULE_MDNS "Now Serving (find the hub)"
!define NS_RULE_NEIGHBOURS "Now Serving (tell where the hub is)"
!define NS_HUB_PORT 8080
; Exit status of our own for a file that is nobody's who may decide.
!define NS_FOREIGN 33
!define NS_SHARED "$APPDATA\Now Serving"

!macro nsDeleteRules
  nsExec::ExecToLog 'netsh advfirewall firewall delete rule name="${NS_RULE_HUB}"'
  Pop $0
  nsExec::ExecToLog 'netsh advfirewall firewall delete rule name="${NS_RULE_MDNS}"'
  Pop $0
  nsExec::ExecToLog 'netsh advfirewall firewall delete rule name="${NS_RULE_NEIGHBOURS}"'
  Pop $0
!macroend

; For this program only, and in no public network.
!macro nsAddRule NAME PROTOCOL PORT
  nsExec::ExecToLog 'netsh advfirewall firewall add rule name="${NAME}" dir=in action=allow enable=yes profile=domain,private program="$INSTDIR\${APP_EXECUTABLE_FILENAME}" protocol=${PROTOCOL} localport=${PORT}'
  Pop $0
  ${If} $0 != 0
    DetailPrint "The firewall did not take the rule: ${NAME} (${PROTOCOL} ${PORT})"
  ${EndIf}
!macroend

; Whoever made the folder before must not own what it will say. By their numbers: names of groups are translated.
; Anybody may have made it, as a link to elsewhere or with links in it: never through a link (/L), never all that is in it (/T), or the
; rights of files of the system could be taken away by this.
!macro nsTake PATH
  nsExec::ExecToLog 'icacls "${PATH}" /setowner *S-1-5-32-544 /L /C /Q'
  Pop $0
  nsExec::ExecToLog 'icacls "${PATH}" /reset /L /C /Q'
  Pop $0
!macroend

; Anybody may have put a file there before the first installation, to decide what this PC is. Nobody can give a file to administrators who is
; none: one that belongs to somebody else, or is a link, is put aside and counts no more. Asked before its owner is changed, of a folder that
; nobody else can write to any more. By its rights as text, which a PowerShell that is kept on a short leash reads, too (BA: administrators, SY: the
; system). Where PowerShell does not run nothing is known, and the file stays.
!macro nsPutAside NAME
  ${GetFileAttributes} "${NS_SHARED}\${NAME}" "REPARSE_POINT" $0
  ${If} $0 != 1
    nsExec::ExecToLog '"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -Command "if ((Get-Acl -LiteralPath $\'${NS_SHARED}\${NAME}$\').Sddl -notmatch $\'^O:(BA|SY)$\') { exit ${NS_FOREIGN} }"'
    Pop $0
  ${Else}
    StrCpy $0 ${NS_FOREIGN}
  ${EndIf}
  ${If} $0 == ${NS_FOREIGN}
    Delete "${NS_SHARED}\${NAME}.set-aside"
    Rename "${NS_SHARED}\${NAME}" "${NS_SHARED}\${NAME}.set-aside"
    DetailPrint "Not written by an administrator, set aside: ${NS_SHARED}\${NAME}"
  ${EndIf}
!macroend

!macro nsKeepFile NAME
  ${If} ${FileExists} "${NS_SHARED}\${NAME}"
    !insertmacro nsPutAside "${NAME}"
  ${EndIf}
  ${If} ${FileExists} "${NS_SHARED}\${NAME}"
    !insertmacro nsTake "${NS_SHARED}\${NAME}"
  ${EndIf}
!macroend

!macro nsKeepPolicy
  SetShellVarContext all
  ${GetFileAttributes} "${NS_SHARED}" "REPARSE_POINT" $0
  ${If} $0 == 1
    ; Takes away the link only.
    RMDir "${NS_SHARED}"
  ${EndIf}
  CreateDirectory "${NS_SHARED}"
  !insertmacro nsTake "${NS_SHARED}"
  nsExec::ExecToLog 'icacls "${NS_SHARED}" /inheritance:r /grant:r *S-1-5-32-544:(OI)(CI)F *S-1-5-18:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX /L /Q'
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
