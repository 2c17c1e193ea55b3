global using System.Net;
global using System.Text.Json;
global using Cbhcr.Exam.Commands;
global using Cbhcr.Exam.Platform;
global using Cbhcr.Exam.Tests.Hosting;
