using Cbhcr.Qti.Model;
using Cbhcr.Qti.Reading;
using Cbhcr.Qti.Scoring;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Checking;

/// <summary>What was found out about one file.</summary>
/// <param name="Kind">What it is; null when it is not well-formed.</param>
/// <param name="QtiVersion">As of <see cref="QtiDocument"/>.</param>
/// <param name="WellFormed">XML without a document type, within the limits.</param>
/// <param name="Imported">It is of a kind that is taken in, and every interaction in it can be shown.</param>
/// <param name="Interactions">Elements in reading order.</param>
/// <param name="Unsupported">What is kept and has no effect.</param>
/// <param name="RoundTrip">Read, written, read; null when it could not be read.</param>
/// <param name="Difference">The first place where the written file differs.</param>
/// <param name="ScoringOk">The correct response scores full marks and an empty one the least; null when it is not an item.</param>
/// <param name="ScoringNote">Why it does not.</param>
/// <param name="Error">Why it is refused.</param>
public sealed record QtiReport(
    QtiKind? Kind, string? QtiVersion, bool WellFormed, bool Imported, IReadOnlyList<string> Interactions, IReadOnlyList<Unsupported> Unsupported,
    RoundTripResult? RoundTrip, string? Difference, bool? ScoringOk, string? ScoringNote, QtiFault? Error)
{
    /// <summary>Looks at a file. Never throws for what is in it.</summary>
    /// <param name="xml">Its characters.</param>
    /// <param name="limits">How large it may be.</param>
    public static QtiReport Of(string xml, QtiLimits? limits = null)
    {
        var (document, fault) = QtiDocument.Read(xml, limits);
        if (document is null) return Refused(fault!);
        return document.Kind == QtiKind.Item ? OfItem(document) : OfOther(document);
    }

    /// <summary>Of a file that is not even well-formed.</summary>
    public static QtiReport Refused(QtiFault fault) => new(null, null, false, false, [], [], null, null, null, null, fault);

    private static QtiReport OfItem(QtiDocument document)
    {
        var (read, fault) = ItemReader.Of(document.Root);
        if (read is null) return new(document.Kind, document.Version, true, false, Names(document.Root), [], null, null, false, null, fault);
        var (result, where) = Checking.RoundTrip.Of(document.Root, read.Item);
        var note = Scoring(read.Item);
        return new(document.Kind, document.Version, true, read.Item.Interactions.All(i => i is not UnsupportedInteraction), Names(document.Root), read.Unsupported, result, where, note is null, note, null);
    }

    private static QtiReport OfOther(QtiDocument document)
    {
        if (document.Kind == QtiKind.Other) return new(document.Kind, null, true, false, [], [], null, null, null, null, new(document.Root.Line, 0, $"<{document.Root.Name}> is not QTI."));
        var (result, where) = Checking.RoundTrip.Of(document);
        var fault = PartReader.Fault(document);
        var taken = document.Kind != QtiKind.Fragment && fault is null;
        return new(document.Kind, document.Version, true, taken, [], [], result, where, null, null, fault);
    }

    private static List<string> Names(Element root) =>
        [.. root.SelfAndBelow().Where(e => e.Namespace.Length == 0 && e.Name.StartsWith("qti-", StringComparison.Ordinal) && e.Name.EndsWith("-interaction", StringComparison.Ordinal)).Select(e => e.Name)];

    /// <summary>Why the declared correct response does not score full marks, or an empty one not the least; null when both do, or nothing is declared to be right.</summary>
    private static string? Scoring(AssessmentItem item)
    {
        const int Seed = 1;
        var nothing = ItemScoring.Score(item, item.Responses.ToDictionary(r => r.Identifier, IReadOnlyList<string> (_) => []), Seed);
        if (nothing.Unsupported is { } what) return what;
        // Without processing, people or another system score.
        if (item.Processing is null) return null;
        if (ScoreRange.Best(item, preferMapping: false) is not { Count: > 0 } best) return null;
        var right = ItemScoring.Score(item, best, Seed);
        if (right.Unsupported is { } element) return element;
        if (right.Score is not { } score) return null;
        if (ScoreRange.MaximumScore(item, Seed) is { } most && score < most - 1e-9) return FormattableString.Invariant($"the correct response scores {score} of {most}");
        return ScoreRange.MinimumScore(item, Seed) is { } least && nothing.Score is { } none && none > Math.Max(least, 0) + 1e-9 ? FormattableString.Invariant($"an empty response scores {none}, the least is {least}") : null;
    }
}
