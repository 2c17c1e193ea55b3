namespace Cbhcr.Exam.Platform;

/// <summary>Crockford's base 32: no I, L, O or U, so that codes can be read aloud and typed from paper.</summary>
public static class Base32
{
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Alphabet[(buffer >> bits) & 31]);
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) text.Append(Alphabet[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>Upper case, without separators, with the letters people confuse put right; null when something else is in it.</summary>
    public static string? Normalise(string? typed)
    {
        if (typed is null) return null;
        var text = new System.Text.StringBuilder();
        foreach (var c in typed.ToUpperInvariant())
        {
            if (c is '-' or ' ') continue;
            var fixedUp = c switch { 'O' => '0', 'I' or 'L' => '1', _ => c };
            if (!Alphabet.Contains(fixedUp, StringComparison.Ordinal)) return null;
            text.Append(fixedUp);
        }
        return text.ToString();
    }

    /// <summary>ISO 7064 style weighted sum modulo 31; catches any one wrong character and any swap of neighbours.</summary>
    public static char CheckCharacter(string body)
    {
        var sum = 0;
        foreach (var c in body) sum = ((sum + Alphabet.IndexOf(c, StringComparison.Ordinal)) * 2) % 31;
        return Alphabet[(31 - sum % 31) % 31];
    }

    public static string InGroups(string text, int size) =>
        string.Join('-', Enumerable.Range(0, (text.Length + size - 1) / size).Select(i => text.Substring(i * size, Math.Min(size, text.Length - i * size))));
}
