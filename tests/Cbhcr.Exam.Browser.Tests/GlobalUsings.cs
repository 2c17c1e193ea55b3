global using System.Text.Json;
global using Cbhcr.Exam.Browser.Tests.Hosting;
global using Cbhcr.Exam.Commands;
global using Cbhcr.Exam.Platform;
global using Microsoft.Playwright;
global using static Microsoft.Playwright.Assertions;

[assembly: Xunit.AssemblyFixture(typeof(TheProgram))]
// Two cores, and one test waits for half a minute without a network.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.All, MaxThreads = 3)]
