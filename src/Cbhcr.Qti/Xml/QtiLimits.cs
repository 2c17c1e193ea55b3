namespace Cbhcr.Qti.Xml;

/// <summary>How large a file may be. What is larger is refused, whatever it holds.</summary>
/// <param name="Characters">Of the whole file.</param>
/// <param name="Depth">Elements inside each other.</param>
/// <param name="Elements">In the whole file.</param>
public sealed record QtiLimits(int Characters = 8_000_000, int Depth = 100, int Elements = 200_000)
{
    /// <summary>Far above any item, test or manifest seen.</summary>
    public static QtiLimits Usual { get; } = new();
}

/// <summary>Why a file is refused.</summary>
/// <param name="Line">From 1; 0 where no line can be named.</param>
/// <param name="Column">From 1; 0 where only the line is known.</param>
/// <param name="Message">In words, without the line.</param>
public sealed record QtiFault(int Line, int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? Message : Column == 0 ? $"line {Line}: {Message}" : $"line {Line}, column {Column}: {Message}";
}

/// <summary>Carries a fault out of a reader to its entry; callers are given the fault itself.</summary>
internal sealed class QtiFaultException(int line, string message, int column = 0) : Exception(message)
{
    public QtiFault Fault { get; } = new(line, column, message);
}
