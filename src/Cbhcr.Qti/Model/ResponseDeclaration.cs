namespace Cbhcr.Qti.Model;

/// <summary>What is right (QTI 3.0, <c>qti-response-declaration</c> of cardinality single). Never sent to a candidate; see <see cref="Player.PlayerItem"/>.</summary>
/// <param name="CorrectResponse">The identifier of the one right choice.</param>
public sealed record ResponseDeclaration(string CorrectResponse);
