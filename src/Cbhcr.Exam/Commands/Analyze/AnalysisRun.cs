using Cbhcr.Exam.Commands.Analyze.Page;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>An analysis from file to report, in stages that can be watched.</summary>
internal sealed class AnalysisRun(AnalyzeOptions options, TimeProvider time, AnalysisRun.StageAsync stage)
{
    /// <summary>Does a piece of work under a name and tells how far it is, from 0 to 1.</summary>
    public delegate Task StageAsync(string name, Action<Action<double>> work);

    private readonly List<string> _notes = [];

    public IReadOnlyList<ItemCurve?>? Curves { get; private set; }

    public async Task<AnalysisReport> RunAsync()
    {
        AnalysisData data = null!;
        ClassicalPart classical = null!;
        await stage($"Reading {Path.GetFileName(options.Responses)}", _ => data = AnalysisData.Of(ResponseFile.Read(options), options));
        _notes.AddRange(data.Notes);
        var thresholds = SampleThresholds.Default;
        await stage("Classical figures", _ => classical = ClassicalPart.Of(data, options.Seed, thresholds, _notes));
        var items = classical.Items.ToArray();
        ModelPart? model = null;
        if (options.Model is not null)
        {
            if (data.File.Persons < thresholds.Rasch) _notes.Add($"{data.File.Persons} persons: below {thresholds.Rasch} not even a Rasch model can be interpreted.");
            await stage($"Model {options.ModelName}", progress => model = ModelPart.Of(data, options, time, progress, _notes));
            for (var k = 0; k < model!.Kept.Count; k++) items[model.Kept[k]] = items[model.Kept[k]] with { Irt = model.Parameters(k) };
            Curves = [.. Enumerable.Range(0, items.Length).Select(i => model.Kept.ToList().IndexOf(i) is >= 0 and var k ? model.Curve(k) : null)];
        }
        return new(data.File.Persons, items, classical.Test, model?.Report(options.ModelName), Persons(data, classical, model), null, [], _notes);
    }

    private static List<PersonReport> Persons(AnalysisData data, ClassicalPart classical, ModelPart? model) =>
        [.. Enumerable.Range(0, data.File.Persons).Select(p =>
        {
            if (model?.Scores.Of(p) is not { } s) return new PersonReport(p + 1, classical.Totals[p], null, null, null, null, null, null, null, null, null, null);
            return new(p + 1, classical.Totals[p], s.Eap?.Value, s.Eap?.StandardError, s.Map?.Value, s.Map?.StandardError, s.Mle?.Value, s.Mle?.StandardError, s.Wle?.Value, s.Wle?.StandardError, null, null);
        })];
}
