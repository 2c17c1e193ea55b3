namespace Cbhcr.Psychometrics.Data;

/// <summary>What became of one person's answer to one item. Stored as one byte; the numbers are part of the format.</summary>
public enum Mark
{
    /// <summary>Answered, and not with the key.</summary>
    Wrong = 0,

    /// <summary>Answered with the key.</summary>
    Right = 1,

    /// <summary>Seen and left without an answer. Counts as wrong.</summary>
    Omitted = 2,

    /// <summary>Without an answer, and so are all items after it. Counts as wrong.</summary>
    NotReached = 3,

    /// <summary>Not part of what this person was given. Does not count for the item.</summary>
    NotAdministered = 4,
}
