using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Scoring;

/// <summary>A variable after scoring.</summary>
/// <param name="Identifier">For example <c>SCORE</c>.</param>
/// <param name="Cardinality">As declared.</param>
/// <param name="BaseType">As declared; null for a record.</param>
/// <param name="Values">In QTI's lexical form; empty for NULL.</param>
public sealed record Outcome(string Identifier, Cardinality Cardinality, string? BaseType, IReadOnlyList<string> Values)
{
    /// <summary>The number it holds, or null.</summary>
    public double? Number => Cardinality == Cardinality.Single && Values is [var only] ? Value.Parse(only) : null;
}

/// <summary>What scoring came to.</summary>
/// <param name="Outcomes">Every declared outcome, by identifier.</param>
/// <param name="Unsupported">What could not be scored: the element's name, with the reason where the name alone does not say it. Null when all could, and only then the outcomes count.</param>
public sealed record Scored(IReadOnlyDictionary<string, Outcome> Outcomes, string? Unsupported)
{
    /// <summary>The outcome <c>SCORE</c>, null where there is none or nothing could be scored.</summary>
    public double? Score => Unsupported is null && Outcomes.TryGetValue("SCORE", out var score) ? score.Number : null;
}

/// <summary>Ends scoring at an element that this program does not know; never leaves the scorer.</summary>
internal sealed class UnsupportedElementException(string what) : Exception(what);
