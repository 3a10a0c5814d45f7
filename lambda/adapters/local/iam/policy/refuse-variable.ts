/** Policy variables are not known here, and a wrong guess would be a wrong decision. (IAM user guide, "Variables and tags") */
export const refuseVariable = (text: string): void => {
  if (text.includes('${')) throw new Error(`The policy variable in ${text} is not known to the local IAM`);
};
