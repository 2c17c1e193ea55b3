using System.Security.Cryptography;
using System.Text;
using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Forms;

/// <summary>Figures of items as assembly and comparison use them.</summary>
internal static class FormStatistics
{
    /// <summary>The logistic model of a calibrated item; null where the bank has no parameters, or a model that assembly does not know.</summary>
    public static ItemModel? ModelOf(FormCandidateItem item) => item.Figures?.Irt is not { } irt ? null : irt.Model.ToLowerInvariant() switch
    {
        "rasch" or "1pl" => new("1PL", [irt.Difficulty]),
        "2pl" => new("2PL", [irt.Discrimination ?? 1, irt.Difficulty]),
        "3pl" => new("3PL", [irt.Discrimination ?? 1, irt.Difficulty, irt.Guessing ?? 0]),
        _ => null,
    };

    /// <summary>Probability of a right answer at a theta.</summary>
    public static double Probability(ItemModel model, double theta)
    {
        var (a, b, c) = Parts(model);
        return c + ((1 - c) / (1 + Math.Exp(-a * (theta - b))));
    }

    /// <summary>Fisher information of a right-or-wrong item (Lord 1980, p. 73).</summary>
    public static double Information(ItemModel model, double theta)
    {
        var (a, _, c) = Parts(model);
        var p = Probability(model, theta);
        var share = (p - c) / (1 - c);
        return a * a * share * share * (1 - p) / p;
    }

    /// <summary>A number between 0 and 1 that a code always has: the same choice on every machine and in every year.</summary>
    public static double Chance(string code) => BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(code)), 0) / (uint.MaxValue + 1.0);

    private static (double A, double B, double C) Parts(ItemModel model) => model.Parameters switch
    {
        [var b] => (1, b, 0),
        [var a, var b] => (a, b, 0),
        [var a, var b, var c, ..] => (a, b, c),
        _ => throw new ArgumentException($"The model {model.Name} has no parameters.", nameof(model)),
    };
}
