using Cbhcr.Psychometrics.Security;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Security;

/// <summary>The formulas one pair at a time, and data with holes.</summary>
internal static class PairsByHand
{
    public static SimulatedSitting WithHoles(ulong seed, int persons, int items, double share = 0.1)
    {
        var form = SimulatedSitting.Draw(seed, persons, items);
        var chance = new SplitMix64(seed + 1);
        var codes = form.Responses.Codes.ToArray();
        for (var at = 0; at < codes.Length; at++)
            if (chance.NextUniform() < share) codes[at] = (byte)(ResponseCode.NotAdministered + (int)(3 * chance.NextUniform()));
        return form with { Responses = new(form.Responses.Items, persons, codes) };
    }

    /// <summary>Chances of a match on the items both answered, and whether they matched.</summary>
    public static (double[] Chances, int Matches) Of(OptionResponses responses, OptionProbabilities p, int first, int second, MatchModel model)
    {
        var chances = new List<double>();
        var matches = 0;
        for (var i = 0; i < responses.Items.Length; i++)
        {
            var (a, b) = (responses.Codes[first * responses.Items.Length + i], responses.Codes[second * responses.Items.Length + i]);
            if (a >= ResponseCode.MaximumOptions || b >= ResponseCode.MaximumOptions) continue;
            if (a == b) matches++;
            chances.Add(model == MatchModel.Copying ? p[first, i, b] : Enumerable.Range(0, responses.Items[i].Options).Sum(k => p[first, i, k] * p[second, i, k]));
        }
        return ([.. chances], matches);
    }
}
