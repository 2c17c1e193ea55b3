using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Psychometrics.Classical;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Exam.Analysis;

/// <summary>The figures of a form where items are worth different numbers of points: p is the mean divided by the maximum. Options are counted where there are any.</summary>
internal static class GradedFigures
{
    public static FormFigures Of(AnalysisInputs inputs)
    {
        var (slots, items) = (inputs.Form.Slots, inputs.Versions.Select(v => new ItemPoints(v.Content)).ToArray());
        ItemUse[] uses = [.. slots.Select(s => s.Use == SlotUse.Scored ? ItemUse.Scored : ItemUse.Pretest)];
        var answers = inputs.Sittings.Select(s => s.Responses.ToDictionary(r => r.Position)).ToList();
        var codes = inputs.Sittings.SelectMany((sitting, p) => slots.Select((slot, i) => Code(sitting, answers[p].GetValueOrDefault(slot.Position), slot, items[i], inputs))).ToArray();
        var form = ClassicalAnalysis.Of(new CategoryResponses(inputs.Sittings.Count, [.. items.Select(i => i.Maximum + 1)], codes), new() { Uses = uses, Threads = 1 });
        var (n, scores) = (inputs.Sittings.Count, form.Scores);
        ConfidenceInterval? interval = form.Alpha is { } alpha ? CoefficientAlpha.FeldtInterval(alpha, n, form.ScoredItems, Figures.Confidence) : null;
        var seconds = Figures.Seconds(inputs.Sittings);
        var reached = Enumerable.Range(0, scores.Frequencies.Length).Where(raw => scores.Frequencies[raw] > 0).Select(raw => new ScoreFrequency(raw, (int)scores.Frequencies[raw])).ToList();
        return new(n, form.ScoredItems, Figures.Shown(scores.Mean, n), Figures.Shown(scores.StandardDeviation, n), Figures.Shown(form.Alpha, n), Figures.Shown(interval?.Low, n),
            Figures.Shown(interval?.High, n),
            Figures.Shown(form.StandardErrorOfMeasurement, n), reached.FirstOrDefault()?.Raw, reached.LastOrDefault()?.Raw,
            Median.Of(reached.SelectMany(r => Enumerable.Repeat((double)r.Raw, r.Count))), reached,
            [.. slots.Select((slot, i) => Item(slot, inputs.Versions[i], items[i], form.Items[i], answers, Median.Of(seconds[slot.Position])))], form.MaximumScore);
    }

    private static ItemFigures Item(FormSlot slot, ItemVersion version, ItemPoints points, ClassicalItem item, List<Dictionary<int, FinalResponse>> answers, double? medianSeconds)
    {
        var given = answers.Select(a => a.GetValueOrDefault(slot.Position)).Select(r => r is null ? [] : Chosen(version.Content, r)).ToList();
        var keys = version.Content.Key.Split(',');
        var options = version.Content.Type is ItemTypes.SingleBestAnswer or ItemTypes.MultipleResponse or ItemTypes.Hotspot
            ? version.Content.Options.Select(o => new OptionCount(o.Id, given.Count(g => g.Contains(o.Id)), keys.Contains(o.Id))).ToList() : [];
        return new(slot.Position, slot.ItemCode, slot.ContentVersion, slot.Competency, slot.Use == SlotUse.Scored, Figures.Shown(item.P, (int)item.N),
            Figures.Shown(item.RestCorrelation, (int)item.N), options,
            answers.Count(a => a.GetValueOrDefault(slot.Position) is not { IsAnswer: true }), medianSeconds, points.Maximum == 1 ? null : points.Maximum);
    }

    private static IEnumerable<string> Chosen(ItemContent content, FinalResponse response) =>
        content.Type == ItemTypes.SingleBestAnswer ? response.OptionId is { } option ? [option] : [] : response.ByRule?.SelectMany(a => a.Values) ?? [];

    private static byte Code(FinishedSitting sitting, FinalResponse? answer, FormSlot slot, ItemPoints item, AnalysisInputs inputs)
    {
        if (answer is not null && (answer.ItemId != slot.ItemId || answer.ContentVersion != slot.ContentVersion))
            throw new InvalidOperationException($"Sitting {sitting.SittingId} has an answer at position {slot.Position} for another item version than its form.");
        if (!item.ByPeople) return (byte)item.Of(answer?.OptionId, answer?.ByRule);
        // A text that waits for its raters says nothing about anybody yet.
        return answer is { IsWritten: true } ? inputs.Rated?.At(sitting.SittingId, slot.Position) is { } points ? (byte)points : CategoryResponses.Missing : (byte)0;
    }
}
