global using Cbhcr.Psychometrics.Classical;
global using Cbhcr.Psychometrics.Data;
global using FsCheck;
global using FsCheck.Fluent;
global using FsCheck.Xunit;
