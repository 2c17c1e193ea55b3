using Cbhcr.Psychometrics.Fairness;

namespace Cbhcr.Psychometrics.Tests.Fairness;

public sealed class a_logistic_regression
{
    /// <summary>Told apart by the score without a miss: no maximum, and it is said; the likelihood ratio has its limit all the same.</summary>
    [Fact]
    public void recognises_perfect_separation()
    {
        byte[] codes = [.. Enumerable.Range(0, 40).SelectMany(p => new byte[] { (byte)(p / 20), (byte)(p / 20), (byte)(p % 2) })];
        var responses = new CategoryResponses(40, [2, 2, 2], codes);
        var result = LogisticDif.Of(responses, PersonGroups.Of([.. Enumerable.Range(0, 40).Select(p => p / 2 % 2 == 1)]))[0];
        (result.IsSeparated, result.Score.Status, result.Score.Coefficients).ShouldBe((true, FitStatus.Separated, null));
        result.Score.LogLikelihood!.Value.ShouldBe(0, 1e-9);
        result.Uniform.ChiSquare!.Value.ShouldBe(0, 1e-9);
    }

    /// <summary>Only one group is told apart: the score alone has a maximum, with the product it has none.</summary>
    [Fact]
    public void recognises_separation_in_one_group()
    {
        // By score 0 to 3: reference 2 of 4 right throughout, focal none up to 1 and all from 2 on.
        List<byte> codes = [];
        List<bool> focal = [];
        List<double> scores = [];
        for (var score = 0; score < 4; score++)
            for (var p = 0; p < 8; p++)
            {
                focal.Add(p >= 4);
                scores.Add(score);
                codes.Add((byte)(p >= 4 ? score / 2 : p % 2));
            }
        var counts = MatchedCounts.OfGiven(new(codes.Count, [2], [.. codes]), PersonGroups.Of([.. focal]), [.. scores]);
        var result = LogisticDif.Of(counts)[0];
        (result.Score.Status, result.ScoreAndGroup.Status, result.Interaction.Status).ShouldBe((FitStatus.Converged, FitStatus.Converged, FitStatus.Separated));
        // What is left is the reference group, 8 of 16 right.
        result.Interaction.LogLikelihood!.Value.ShouldBe(16 * Math.Log(0.5), 1e-9);
        result.NonUniform.WaldChiSquare.ShouldBeNull();
    }

    [Fact]
    public void is_not_identified_by_one_score_or_one_group()
    {
        var responses = new CategoryResponses(4, [2], [0, 1, 1, 0]);
        LogisticDif.Of(MatchedCounts.OfGiven(responses, PersonGroups.Of([true, false, true, false]), [1, 1, 1, 1]))[0].Score.Status.ShouldBe(FitStatus.NotIdentified);
        var oneGroup = LogisticDif.Of(MatchedCounts.OfGiven(responses, PersonGroups.Of([true, true, true, true]), [1, 2, 3, 4]))[0];
        (oneGroup.ScoreAndGroup.Status, oneGroup.Uniform.ChiSquare).ShouldBe((FitStatus.NotIdentified, null));
    }

    /// <summary>Against the likelihood as a textbook writes it: no step from the maximum helps, and its curvature gives the standard errors.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 3)]
    [InlineData(4, 2)]
    [InlineData(4, 3)]
    public void is_at_the_maximum_with_the_right_errors(int categories, int groupCount)
    {
        var items = categories == 2 ? TwoGroups.Items(3, 8) : TwoGroups.Graded(3, 8);
        var (responses, groups) = TwoGroups.Draw(4, 150, new double[groupCount], _ => items);
        var counts = MatchedCounts.Of(responses, groups);
        for (var item = 0; item < 3; item++)
        {
            var table = counts.Table(item);
            var fit = LogisticDif.Of(table).Interaction;
            fit.Status.ShouldBe(FitStatus.Converged);
            double[] at = [.. fit.Coefficients!];
            LogLikelihood(table, at).ShouldBe(fit.LogLikelihood!.Value, 1e-8);
            var information = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(at.Length, at.Length, (i, j) => -Second(table, at, i, j, fit.StandardErrors!));
            var errors = information.Inverse().Diagonal();
            for (var i = 0; i < at.Length; i++)
            {
                var h = 1e-4 * fit.StandardErrors![i];
                var slope = (LogLikelihood(table, Moved(at, i, h)) - LogLikelihood(table, Moved(at, i, -h))) / (2 * h) * fit.StandardErrors[i];
                slope.ShouldBe(0, 1e-6);
                Math.Sqrt(errors[i]).ShouldAgreeWith(fit.StandardErrors[i], "standard error", bar: 1e-4);
            }
        }
    }

    private static double Second(MatchedTable table, double[] at, int i, int j, IReadOnlyList<double> scale)
    {
        var (hi, hj) = (1e-2 * scale[i], 1e-2 * scale[j]);
        double F(int si, int sj) => LogLikelihood(table, Moved(Moved(at, i, si * hi), j, sj * hj));
        return (F(1, 1) - F(1, -1) - F(-1, 1) + F(-1, -1)) / (4 * hi * hj);
    }

    private static double[] Moved(double[] x, int i, double by)
    {
        double[] moved = [.. x];
        moved[i] += by;
        return moved;
    }

    private static double LogLikelihood(MatchedTable table, double[] c)
    {
        int thresholds = table.Categories - 1, focal = table.Groups - 1;
        var sum = 0.0;
        for (var s = 0; s < table.Strata; s++)
            for (var g = 0; g < table.Groups; g++)
            {
                var score = table.Scores[s];
                var eta = c[thresholds] * score + (g > 0 ? c[thresholds + g] + c[thresholds + focal + g] * score : 0);
                double Reached(int k) => k == 0 ? 1 : k > thresholds ? 0 : 1 / (1 + Math.Exp(-c[k - 1] - eta));
                for (var k = 0; k <= thresholds; k++)
                    if (table.Cell(s, g)[k] > 0) sum += table.Cell(s, g)[k] * Math.Log(Reached(k) - Reached(k + 1));
            }
        return sum;
    }
}
