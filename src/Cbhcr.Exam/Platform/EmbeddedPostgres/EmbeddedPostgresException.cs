namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>The server cannot be had. The message is for people: what is wrong, where, and what to change.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);
