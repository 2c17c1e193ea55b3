using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Fit;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>How well the model fits items, pairs of items, persons and as a whole; residuals are taken at the EAP abilities.</summary>
internal sealed record ModelFit(ScoreFit[] Items, ResidualFit[] MeanSquares, double?[,] Q3, PersonFitStatistics[] Persons, LimitedInformationFit? Whole)
{
    private const int MostItemsOfM2 = 76;

    public static ModelFit Of(Calibration calibration, CategoryResponses responses, PersonScores scores, List<string> notes)
    {
        var (items, population) = (calibration.Items, calibration.Populations[0]);
        var abilities = AbilityEstimates.ForFit([.. Enumerable.Range(0, responses.Persons).Select(p => scores.Of(p).Eap!.Value)]);
        if (items.Count > MostItemsOfM2) notes.Add($"M2 is for at most {MostItemsOfM2} items; there are {items.Count}.");
        if (responses.Codes.Contains(CategoryResponses.Missing)) notes.Add("S-X² rests on the persons who answered every item of the model.");
        return new(ItemFit.SX2(items, population, responses, calibration.Parameters), ItemFit.MeanSquares(items, responses, abilities), LocalDependence.Q3(items, responses, abilities), PersonFit.Of(items, responses, abilities),
            items.Count > MostItemsOfM2 ? null : LimitedInformation.M2(items, population, responses, calibration.Parameters));
    }

    /// <summary>The largest residual correlation of an item, by absolute value, and with which; −1 where there is none.</summary>
    public (double? Q3, int With) LargestQ3(int item)
    {
        (double? Q3, int With) largest = (null, -1);
        for (var other = 0; other < Items.Length; other++)
            if (other != item && Q3[item, other] is { } q && Math.Abs(q) > Math.Abs(largest.Q3 ?? 0)) largest = (q, other);
        return largest;
    }
}
