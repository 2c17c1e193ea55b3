using System.Text.Json;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Fit;
using Cbhcr.Psychometrics.Irt.Scoring;
using Cbhcr.Psychometrics.Tests.Scoring;

namespace Cbhcr.Psychometrics.Tests.Fit;

public sealed class explore_fit
{
    [Theory]
    [InlineData("lsat7"), InlineData("sat12"), InlineData("ability"), InlineData("hci"), InlineData("verbal"), InlineData("gmat"), InlineData("irtoys"), InlineData("kb36_x"), InlineData("kb36_y"), InlineData("wirs"), InlineData("mobility"), InlineData("slf"), InlineData("deayala"), InlineData("science"), InlineData("anxiety"), InlineData("verbalaggression_poly")]
    public void go(string name)
    {
        var lines = new List<string>();
        foreach (var model in new[] { "Rasch", "1PL", "2PL", "3PLprior", "graded", "gpcm", "nominal" })
        {
            ReferenceModel m;
            try { m = ReferenceModel.Of(name, model); } catch (KeyNotFoundException) { continue; }
            var kind = model switch { "Rasch" => IrtModel.Rasch, "1PL" => IrtModel.OneParameter, "2PL" => IrtModel.TwoParameter, "3PLprior" => IrtModel.ThreeParameter, "graded" => IrtModel.Graded, "gpcm" => IrtModel.GeneralisedPartialCredit, _ => IrtModel.Nominal };
            var free = FreeParameters.Of(kind, m.Items, m.Population);
            if (m.R.TryGetProperty("S_X2", out var sx) && sx.ValueKind == JsonValueKind.Object)
            {
                var ours = ItemFit.SX2(m.Items, m.Population, m.Responses, free);
                double d = 0; var bad = 0; var i = 0;
                foreach (var r in sx.GetProperty("items").EnumerateArray())
                {
                    var o = ours[i++];
                    var e = r.GetProperty("S_X2").ValueKind == JsonValueKind.Number ? r.GetProperty("S_X2").GetDouble() : double.NaN;
                    if (double.IsNaN(e) != (o.ChiSquare is null) || o.DegreesOfFreedom != r.GetProperty("df.S_X2").GetInt32()) { bad++; lines.Add($"  {i} {o} R {r}"); continue; }
                    if (o.ChiSquare is { } x) d = Math.Max(d, Math.Abs(x - e) + Math.Abs(o.P!.Value - r.GetProperty("p.S_X2").GetDouble()) + Math.Abs(o.Rmsea!.Value - r.GetProperty("RMSEA.S_X2").GetDouble()));
                }
                lines.Add($"{name} {model} SX2 {d:G3} df differ {bad}");
            }
            if (m.R.TryGetProperty("M2", out var m2) && m2.ValueKind == JsonValueKind.Object)
            {
                var o = LimitedInformation.M2(m.Items, m.Population, m.Responses, free);
                var o2 = LimitedInformation.M2(m.Items, m.Population, m.Responses, [.. free.Where(f => f.Kind != ParameterKind.Variance)]);
                lines.Add($"{name} {model} M2 {o}\n     R {m2.GetProperty("value")}\n  without var {o2?.ChiSquare} {o2?.DegreesOfFreedom}");
            }
            var eap = AbilityEstimates.ForFit(AbilityEstimates.Eap(m.Items, m.Population, m.Responses));
            if (m.R.TryGetProperty("infit", out var inf) && inf.ValueKind == JsonValueKind.Object)
                foreach (var method in new[] { "ML", "WLE", "EAP" })
                {
                    var est = AbilityEstimates.ForFit(method switch { "ML" => AbilityEstimates.Mle(m.Items, m.Responses), "WLE" => AbilityEstimates.Wle(m.Items, m.Responses), _ => AbilityEstimates.Eap(m.Items, m.Population, m.Responses) });
                    var ours = ItemFit.MeanSquares(m.Items, m.Responses, est);
                    double d = 0, dz = 0; var i = 0;
                    if (inf.GetProperty(method).ValueKind != JsonValueKind.Array) { lines.Add($"{name} {model} infit {method} {inf.GetProperty(method)}"); continue; }
                    foreach (var r in inf.GetProperty(method).EnumerateArray())
                    {
                        var o = ours[i++].MeanSquare!.Value;
                        d = Math.Max(d, Math.Max(Math.Abs(o.Outfit - r.GetProperty("outfit").GetDouble()), Math.Abs(o.Infit - r.GetProperty("infit").GetDouble())));
                        dz = Math.Max(dz, Math.Max(Math.Abs(o.OutfitZ!.Value - r.GetProperty("z.outfit").GetDouble()), Math.Abs(o.InfitZ!.Value - r.GetProperty("z.infit").GetDouble())));
                    }
                    lines.Add($"{name} {model} infit {method} {d:G3} z {dz:G3}");
                }
            if (m.R.TryGetProperty("Zh", out var zh) && zh.ValueKind == JsonValueKind.Object)
            {
                var ours = ItemFit.MeanSquares(m.Items, m.Responses, eap);
                var d = zh.GetProperty("items").EnumerateArray().Select((r, i) => Math.Abs(r.GetProperty("Zh").GetDouble() - ours[i].Z!.Value)).Max();
                lines.Add($"{name} {model} item Zh {d:G3}");
            }
            if (m.R.TryGetProperty("Q3", out var q3))
            {
                var ours = LocalDependence.Q3(m.Items, m.Responses, eap);
                var d = q3.GetProperty("upper").EnumerateArray().Select(r => Math.Abs(r.GetProperty("q3").GetDouble() - ours[r.GetProperty("i").GetInt32() - 1, r.GetProperty("j").GetInt32() - 1]!.Value)).Max();
                lines.Add($"{name} {model} Q3 {d:G3}");
            }
            double du = 0, dx = 0;
            var scores = m.Scores().ToList();
            if (scores[0].Scores.ContainsKey("Zh_atEAP") && scores[0].Scores.ContainsKey("Zh_atML"))
                foreach (var (suffix, est) in new[] { ("_atEAP", eap), ("_atML", AbilityEstimates.ForFit(AbilityEstimates.Mle(m.Items, m.Responses))) })
                {
                    var ours = PersonFit.Of(m.Items, m.Responses, est); var n = 0;
                    double da = 0;
                    foreach (var (person, r) in scores)
                    {
                        var o = ours[person];
                        if (suffix == "_atML" && double.IsFinite(r["ML"]) && Math.Abs(r["ML"] - est[person]) > 1e-4) { n++; continue; }
                        var dd = new[] { o.Lz!.Value - r["Zh" + suffix], o.MeanSquare!.Value.Outfit - r["outfit" + suffix], o.MeanSquare!.Value.Infit - r["infit" + suffix], (o.MeanSquare!.Value.OutfitZ ?? 0) - r["z.outfit" + suffix], (o.MeanSquare!.Value.InfitZ ?? 0) - r["z.infit" + suffix] }.Select(Math.Abs).ToArray();
                        if (dd.Max() > da) { da = dd.Max(); if (da > 1e-3) lines.Add($"   {suffix} {person} {est[person]} {o} R {r["Zh" + suffix]} {r["outfit" + suffix]} {r["infit" + suffix]} {r["z.outfit" + suffix]} {r["z.infit" + suffix]}"); }
                    }
                    lines.Add($"{name} {model} person {suffix} {da:G3} skipped {n}");
                }
            var info = m.R.GetProperty("testInformation");
            du = info.GetProperty("theta").EnumerateArray().Zip(info.GetProperty("info").EnumerateArray(), (t, v) => Math.Abs(TestCurve.Information(m.Items, t.GetDouble()) - v.GetDouble())).Max();
            if (m.R.TryGetProperty("EAPsum", out var es) && es.ValueKind == JsonValueKind.Object && es.TryGetProperty("table", out var tab))
            {
                var ours = SumScores.Eap(m.Items, m.Population, m.Responses); var i = 0;
                foreach (var r in tab.EnumerateArray())
                {
                    var o = ours[i++];
                    dx = Math.Max(dx, Math.Max(Math.Abs(o.Ability.Value!.Value - (r.TryGetProperty("F1", out var f1) ? f1 : r.GetProperty("F")).GetDouble()), Math.Max(Math.Abs(o.Ability.StandardError!.Value - (r.TryGetProperty("SE_F1", out var f2) ? f2 : r.GetProperty("SE_F")).GetDouble()), Math.Abs(o.Expected(m.Responses.Persons) - r.GetProperty("expected").GetDouble()))));
                    if (o.Observed != r.GetProperty("observed").GetInt32()) lines.Add("   observed differs");
                }
            }
            lines.Add($"{name} {model} info {du:G3} EAPsum {dx:G3} marginal {Reliability.Marginal(m.Items, m.Population) - m.R.GetProperty("marginal_rxx").GetDouble():G3} empirical {Reliability.Empirical(AbilityEstimates.Eap(m.Items, m.Population, m.Responses)) - m.R.GetProperty("empirical_rxx_EAP").GetDouble():G3}");
        }
        File.AppendAllLines("/tmp/fit_explore.txt", lines);
    }
}
