namespace Cbhcr.Psychometrics.Data;

/// <summary>The bytes of <see cref="OptionResponses"/>: 0 is the first option, and so on; the highest three say why there is none.</summary>
public static class ResponseCode
{
    /// <summary>Options an item can have at most: codes 0 to 252.</summary>
    public const int MaximumOptions = 253;

    /// <summary>The item was not part of what this person was given.</summary>
    public const byte NotAdministered = 253;

    /// <summary>No answer, and none to any later item.</summary>
    public const byte NotReached = 254;

    /// <summary>Seen and left without an answer.</summary>
    public const byte Omitted = 255;
}
