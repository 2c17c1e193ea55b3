using System.Reflection;

namespace Cbhcr.Exam.Platform;

/// <summary>Which program computed a figure; it stands beside the figure in the log.</summary>
public static class CodeVersion
{
    public static string Current { get; } = typeof(CodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
