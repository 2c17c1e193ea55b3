namespace Cbhcr.Exam.Platform;

/// <summary>A start that must not go on; the message is for the person who started it.</summary>
public sealed class RefusedToStartException(string message) : Exception(message);
