using System.Security.Cryptography;
using JasperFx.CodeGeneration.Frames;
using JasperFx.CodeGeneration.Model;

namespace Cbhcr.Exam.Platform;

/// <summary>128 bits from the operating system, handed to endpoints as an argument.</summary>
public sealed record FreshSecret(string Hex)
{
    public byte[] Bytes => Convert.FromHexString(Hex);
}

public sealed class SecretSource
{
#pragma warning disable CA1822 // an instance, so that tests can replace it
    public FreshSecret Next() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
#pragma warning restore CA1822
}

internal sealed class FreshSecretSource : IVariableSource
{
    public bool Matches(Type type) => type == typeof(FreshSecret);

    public Variable Create(Type type) => new MethodCall(typeof(SecretSource), nameof(SecretSource.Next)).ReturnVariable!;
}
