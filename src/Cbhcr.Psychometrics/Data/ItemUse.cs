namespace Cbhcr.Psychometrics.Data;

/// <summary>What an item is for.</summary>
public enum ItemUse
{
    /// <summary>Counts in the total score.</summary>
    Scored,

    /// <summary>On trial: held against the total score, does not count in it.</summary>
    Pretest,
}
