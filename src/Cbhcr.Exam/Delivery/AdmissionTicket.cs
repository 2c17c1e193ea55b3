using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>Opens one sitting once. Only the code's hash is kept.</summary>
public sealed record AdmissionTicket(string Id, Guid SittingId, Instant ExpiresAt, Instant? UsedAt)
{
    public static string IdOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    public bool IsGood(Instant now) => UsedAt is null && now <= ExpiresAt;
}
