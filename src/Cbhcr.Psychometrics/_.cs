namespace Cbhcr.Psychometrics;
