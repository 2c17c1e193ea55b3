namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>Whether a panel is large enough.</summary>
public enum PanelSizeVerdict
{
    /// <summary>Fewer raters than the programme allows.</summary>
    BelowMinimum,

    /// <summary>Allowed, with a warning.</summary>
    BelowRecommended,

    /// <summary>Large enough.</summary>
    Sufficient,
}

/// <summary>How many raters a panel needs (requirement SS-03; practice differs, see Raymond and Reid 2001). The methods themselves do not ask.</summary>
/// <param name="Minimum">Fewer do not make a panel.</param>
/// <param name="Recommended">Fewer bring a warning.</param>
public sealed record PanelSize(int Minimum, int Recommended)
{
    /// <summary>8 and 10.</summary>
    public static PanelSize Default { get; } = new(Minimum: 8, Recommended: 10);

    /// <summary>Judges a number of raters.</summary>
    /// <param name="raters">Raters whose judgements count.</param>
    public PanelSizeVerdict Check(int raters) =>
        raters < Minimum ? PanelSizeVerdict.BelowMinimum : raters < Recommended ? PanelSizeVerdict.BelowRecommended : PanelSizeVerdict.Sufficient;
}
