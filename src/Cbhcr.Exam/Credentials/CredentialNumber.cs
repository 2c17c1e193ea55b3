using Cbhcr.Exam.Platform;

namespace Cbhcr.Exam.Credentials;

/// <summary>80 random bits in base 32 with a check character: cannot be guessed, and a slip of the pen is noticed before anyone is looked up.</summary>
public static class CredentialNumber
{
    public static string From(FreshSecret secret)
    {
        var body = Base32.Encode(secret.Bytes.AsSpan(0, 10));
        return Base32.InGroups(body, 4) + "-" + Base32.CheckCharacter(body);
    }

    /// <returns>The number as it is stored, or null when it cannot be one.</returns>
    public static string? Read(string? typed)
    {
        var text = Base32.Normalise(typed);
        return text is { Length: 17 } && Base32.CheckCharacter(text[..16]) == text[16] ? Base32.InGroups(text[..16], 4) + "-" + text[16] : null;
    }
}
