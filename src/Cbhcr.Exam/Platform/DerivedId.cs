using System.Security.Cryptography;
using System.Text;

namespace Cbhcr.Exam.Platform;

/// <summary>The id of something of which there is one for another thing: whoever makes it a second time finds it there. The words are part of stored ids for ever.</summary>
public static class DerivedId
{
    public static Guid Of(string words) => new(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16));
}
