using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Items;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Tests.Hosting;

/// <summary>Answers to the form of <see cref="EveryType"/> in a sitting's own names, found as a candidate finds them: by what is read.</summary>
public sealed class EveryAnswer(RunningExam exam, Person person)
{
    private int _sequence;

    public PlayerItem Item(int position) => person.Delivery.Items.Single(i => i.Position == position);

    public string Option(int position, string text, int part = 0) =>
        (Item(position).Interactions?[part].Options ?? Item(position).Options).Single(o => Node.PlainText(o.Body) == text).OptionId;

    public string Target(int position, string text) => Item(position).Interactions![0].Targets!.Single(o => Node.PlainText(o.Body) == text).OptionId;

    /// <summary>The made-up ids of gaps or words, in the order of the text.</summary>
    public IReadOnlyList<string> Places(int position) => [.. Ids(Item(position).Interactions![0].Text!)];

    public GivenResponse One(int position, string text) => new(exam.NewId(), ++_sequence, Item(position).ItemId, Option(position, text), exam.Time.GetCurrentInstant(), 900);

    public GivenResponse Parts(int position, params GivenAnswer[] answers) => new(exam.NewId(), ++_sequence, Item(position).ItemId, null, exam.Time.GetCurrentInstant(), 900, answers);

    public GivenResponse Part(int position, params string[] values) => Parts(position, new GivenAnswer("r1", values));

    /// <summary>All of them right, as far as a rule can say so.</summary>
    public IReadOnlyList<GivenResponse> Right(string essay) =>
    [
        One(1, "Rest"), One(2, "Alpha"),
        Part(3, Option(3, "Listening"), Option(3, "Asking")),
        Part(4, Option(4, "A copy"), Option(4, "A refusal")),
        Part(5, Option(5, "Greet"), Option(5, "Ask"), Option(5, "Agree"), Option(5, "Part")),
        Part(6, $"{Option(6, "Assent")} {Target(6, "A yes of somebody under age")}", $"{Option(6, "Consent")} {Target(6, "A yes that counts in law")}", $"{Option(6, "Dissent")} {Target(6, "A no")}"),
        Part(7, "14.25"), Part(8, "  city of  PARIS "), Part(9, essay), Part(10, Option(10, "assent")),
        Parts(11, new("r1", [$"{Option(11, "rights")} {Places(11)[1]}", $"{Option(11, "dignity")} {Places(11)[0]}"]), new("r2", ["30"])),
        Part(12, Places(12)[1]), Part(13, $"{Option(13, "Duty")} {Option(13, "Right")}"), One(14, "Two"),
    ];

    public int LastSequence => _sequence;

    private static IEnumerable<string> Ids(IEnumerable<Node> nodes) => nodes.SelectMany(n => n.Kind is "gap" or "hottext" ? [n.Attributes!["id"]] : Ids(n.Children ?? []));
}
