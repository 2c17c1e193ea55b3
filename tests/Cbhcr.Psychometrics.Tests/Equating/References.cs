using System.Text.Json;
using Cbhcr.Psychometrics.Equating;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Equating;

internal static class References
{
    public static (ScoreFrequencies X, ScoreFrequencies Y) ActMath()
    {
        SharedData.SkipUnlessThere();
        var rows = SharedData.Data("actmath.csv").Rows;
        return (new(0, [.. rows.Select(r => double.Parse(r[1]))]), new(0, [.. rows.Select(r => double.Parse(r[2]))]));
    }

    public static (JointFrequencies X, JointFrequencies Y) KbNeat()
    {
        SharedData.SkipUnlessThere();
        return (Joint("kbneat_x.csv"), Joint("kbneat_y.csv"));
        static JointFrequencies Joint(string file)
        {
            var rows = SharedData.Data(file).Rows;
            return JointFrequencies.Of([.. rows.Select(r => int.Parse(r[0]))], [.. rows.Select(r => int.Parse(r[1]))], (0, 36), (0, 12));
        }
    }

    /// <summary>Equivalents, and slope and intercept where R has them.</summary>
    public static void ShouldAgree(this EquatingResult result, JsonElement r, string statistic, string dataSet, double tolerance, bool relative = false, Func<int, double>? allowed = null)
    {
        var rows = r.GetProperty("concordance").EnumerateArray().ToList();
        result.Table.Count.ShouldBe(rows.Count);
        foreach (var (score, row) in result.Table.Zip(rows))
        {
            score.X.ShouldBe(row.GetProperty("scale").GetInt32());
            AgreementTable.Compare(statistic, dataSet, score.Yx ?? double.NaN, row.GetProperty("yx").GetDouble(), Math.Max(tolerance, allowed?.Invoke(score.X) ?? 0), relative, $"at {score.X}");
        }
        if (result.Slope is not { } slope) return;
        AgreementTable.Compare(statistic, dataSet, slope, r.GetProperty("coefficients").GetProperty("slope").GetDouble(), tolerance, relative, "slope");
        AgreementTable.Compare(statistic, dataSet, result.Intercept!.Value, r.GetProperty("coefficients").GetProperty("intercept").GetDouble(), tolerance, relative, "intercept");
    }

    /// <param name="field">n or g where R has both.</param>
    public static void ErrorsShouldAgree(this EquatingResult result, JsonElement r, string? field, string statistic, string dataSet, double tolerance)
    {
        foreach (var (score, row) in result.Table.Zip(r.GetProperty("concordance").EnumerateArray()))
        {
            var se = row.GetProperty("se");
            AgreementTable.Compare(statistic, dataSet, score.StandardError ?? double.NaN, (field is null ? se : se.GetProperty(field)).GetDouble(), tolerance, true, $"error at {score.X}");
        }
    }
}
