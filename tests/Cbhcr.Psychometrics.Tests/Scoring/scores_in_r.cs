using Cbhcr.Psychometrics.Irt.Scoring;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Scoring;

public sealed class scores_in_r
{
    public static TheoryData<string, string> Models => new()
    {
        { "lsat7", "Rasch" }, { "lsat7", "2PL" }, { "lsat7", "3PLprior" }, { "sat12", "2PL" }, { "sat12", "3PLprior" }, { "ability", "2PL" }, { "ability", "3PLprior" },
        { "hci", "1PL" }, { "verbal", "Rasch" }, { "kb36_x", "2PL" }, { "kb36_x", "3PLprior" }, { "gmat", "3PLprior" }, { "irtoys", "3PLprior" },
        { "science", "Rasch" }, { "science", "graded" }, { "science", "gpcm" }, { "science", "nominal" }, { "anxiety", "graded" }, { "anxiety", "gpcm" },
        { "verbalaggression_poly", "Rasch" }, { "verbalaggression_poly", "graded" },
    };

    [Theory, MemberData(nameof(Models))]
    public void explore(string name, string model)
    {
        var m = ReferenceModel.Of(name, model);
        var eap = AbilityEstimates.Eap(m.Items, m.Population, m.Responses, new Cbhcr.Psychometrics.Irt.Quadrature(System.Environment.GetEnvironmentVariable("QP") is { } qp ? int.Parse(qp) : 61, -6, 6));
        var map = AbilityEstimates.Map(m.Items, m.Population, m.Responses);
        var ml = AbilityEstimates.Mle(m.Items, m.Responses);
        var warm = AbilityEstimates.Wle(m.Items, m.Responses);
        var jeff = AbilityEstimates.Wle(m.Items, m.Responses, WeightedLikelihood.Jeffreys);
        var lines = new List<string>();
        foreach (var (what, ours, column) in new[] { ("EAP", eap, "EAP"), ("MAP", map, "MAP"), ("ML", ml, "ML"), ("Warm", warm, "WLE"), ("Jeff", jeff, "WLE") })
        {
            double d = 0, ds = 0; var (inf, oursInf, n, far) = (0, 0, 0, 0);
            foreach (var (person, r) in m.Scores())
            {
                n++;
                var e = ours[person];
                if (!double.IsFinite(r[column])) { inf++; if (e.Value is null) oursInf++; else lines.Add($"   {what} {person} ours {e} R {r[column]}"); continue; }
                if (e.Value is null) { lines.Add($"   {what} {person} ours {e.Status} R {r[column]} {r["SE_" + column]}"); continue; }
                if (Math.Abs(e.Value.Value - r[column]) > 1e-3) { far++; if (far < 4) lines.Add($"   {what} {person} ours {e.Value} {e.StandardError} R {r[column]} {r["SE_" + column]}"); continue; }
                d = Math.Max(d, Math.Abs(e.Value.Value - r[column]));
                ds = Math.Max(ds, Math.Abs(e.StandardError!.Value - r["SE_" + column]));
            }
            lines.Add($"{name} {model} {what}: n {n} max {d:G3} SE {ds:G3}; R infinite {inf}, of which ours null {oursInf}; far {far}");
        }
        File.AppendAllLines("/tmp/score_explore.txt", lines);
    }
}
