export const Button = () => <button type="button">Next</button>;
