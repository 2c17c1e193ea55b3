using System.Text.Json;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Fit;
using Cbhcr.Psychometrics.Tests.Scoring;

namespace Cbhcr.Psychometrics.Tests.Fit;

internal static class Models
{
    public static IReadOnlyList<FreeParameter> Free(this ReferenceModel m) => FreeParameters.Of(
        m.Model switch
        {
            "Rasch" => IrtModel.Rasch,
            "1PL" => IrtModel.OneParameter,
            "2PL" => IrtModel.TwoParameter,
            "3PLprior" => IrtModel.ThreeParameter,
            "graded" => IrtModel.Graded,
            "gpcm" => IrtModel.GeneralisedPartialCredit,
            _ => IrtModel.Nominal,
        },
        m.Items, m.Population);

    public static double Number(this JsonElement element, string property) => element.GetProperty(property).GetDouble();
}
