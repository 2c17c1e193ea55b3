using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Cbhcr.Exam.Tests.Items.Review;

/// <summary>Whatever people do, in whatever order: the rules of the item itself, without a database, over many thousand commands.</summary>
public class any_sequence_of_commands
{
    private static readonly Guid[] People = [.. Enumerable.Range(1, 6).Select(i => new Guid($"01900000-0000-7000-8000-{i:000000000000}"))];
    private static readonly string[][] RolesOf = [[Roles.ItemWriter, Roles.Reviewer], [Roles.Reviewer], [Roles.Reviewer], [Roles.Reviewer, Roles.ItemWriter],
        [Roles.Psychometrician], [Roles.Reviewer, Roles.Psychometrician, Roles.ItemWriter]];
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 9, 0);
    private static readonly FrameworkCodes Codes = new(People[0], "F", "1", new HashSet<string>(), new Dictionary<string, string>(), new Dictionary<string, string>(),
        new Dictionary<string, string>());

    /// <param name="What">0 to 11: see <see cref="World.Do"/>.</param>
    public sealed record Step(int What, int Who, int Stage, int Choice);

    private static Arbitrary<Step[]> Steps { get; } = Gen.Choose(0, 19).SelectMany(what => Gen.Choose(0, 5).SelectMany(who => Gen.Choose(0, 3).SelectMany(stage => Gen.Choose(0, 9)
        .Select(choice => new Step(what, who, stage, choice))))).ArrayOf(120).ToArbitrary();

    [Property(MaxTest = 400)]
    public Property reaches_scored_by_all_reviews_of_different_people_alone_and_changes_no_version() => Prop.ForAll(Steps, steps =>
    {
        var world = new World();
        foreach (var step in steps)
        {
            world.Do(step);
            world.Check();
        }
    });

    /// <summary>The same commands reach the end often enough for the property above to mean something.</summary>
    [Fact]
    public void does_reach_scored_sometimes()
    {
        var (scored, revised) = (0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var world = new World();
            foreach (var step in Steps.Generator.Sample(1, new Rnd((ulong)seed + 1, (ulong)(2 * seed) + 1), 1).Single()) world.Do(step);
            scored += world.Moves.Count(m => m.To == ItemPlace.Scored);
            revised += world.Moves.Count(m => m.Why == "second-approver");
        }
        scored.ShouldBeGreaterThan(20);
        revised.ShouldBeGreaterThan(2);
    }

    private sealed class World
    {
        private readonly List<object> _log = [];
        private readonly Dictionary<int, string> _versions = [];
        private Item? _item;
        private int _made;

        public IEnumerable<ItemMoved> Moves => _log.OfType<ItemMoved>();

        public void Do(Step s)
        {
            var (by, roles) = (People[s.Who], RolesOf[s.Who]);
            if (_item is not { } item)
            {
                if (s.What % 2 == 0) Submit(ChangeKind.Version, by, Content("A"), null);
                else Import(by, "A");
                return;
            }
            switch (s.What)
            {
                case 0 when s.Choice == 0: Import(by, "AB"[s.Stage % 2].ToString()); break;
                case 1 when s.Choice < 3 && roles.Contains(Roles.ItemWriter): Submit(ChangeKind.Version, by, Content("AB"[s.Stage % 2].ToString()), People[(s.Who + s.Stage) % 6]); break;
                case 2 or 3 when roles.Contains(Roles.ItemWriter): Submit(ChangeKind.Revision, by, Content(s.Choice == 0 ? "B" : item.Content.Key), by); break;
                case 4 when roles.Contains(Roles.ItemWriter): Submit(item.Kind ?? ChangeKind.Version, by, null, null); break;
                case 5 when s.Choice == 0: if (item.MayBeQuarantined() is null) Happen(new ItemQuarantined(item.ContentVersion, "exposed", null, by, Now)); break;
                case 6 or 7: Lift(by); break;
                case 8 when s.Choice == 0: Happen(new ItemCommentMade(People[0], item.ContentVersion, "stem", by, Now)); break;
                case 9: foreach (var open in item.OpenComments.Distinct().ToList()) Happen(new ItemCommentResolved(open, by, Now)); break;
                case 10:
                    if (item.MayReview((ReviewStage)s.Stage, by, roles) is null && s.Choice < 2)
                        Happen(new ItemReviewerAssigned(item.ContentVersion, (ReviewStage)s.Stage, by, new(2026, 12, 1), by, Now));
                    break;
                case 11:
                    if (item.MayBeScored(by, s.Choice < 5, s.Choice * 10) is null && roles.Contains(Roles.Psychometrician))
                        Happen(new ItemMoved(item.ContentVersion, ItemPlace.Pretest, ItemPlace.Scored, "waiver", null, by, Now));
                    break;
                case 12 when s.Choice == 0:
                    if (TakeBackItemEndpoint.Validate(new(0), item, User(by)).Status is null or 200)
                        Happen(new ItemReturned(item.ContentVersion, item.Place!.Value, false, null, by, Now));
                    break;
                default: Vote(s, by, roles); break;
            }
        }

        private void Vote(Step s, Guid by, string[] roles)
        {
            var stage = s.Choice == 9 ? (ReviewStage)s.Stage : _item!.Stage ?? (ReviewStage)s.Stage;
            var verdict = s is { What: 13, Choice: < 3 } ? (Verdict)(1 + s.Stage % 2) : Verdict.Approve;
            if (_item!.MayVote(stage, verdict, by, roles) is null) Happen([.. _item.Vote(People[0], verdict, null, by, Now)]);
        }

        private void Lift(Guid by)
        {
            if (_item!.MayLift(by) is not null) return;
            Happen(_item.Quarantine!.LiftAskedBy is { } first ? new ItemQuarantineLifted(_item.Quarantine.From, first, by, Now) : new ItemQuarantineLiftAsked(People[0], by, Now));
        }

        /// <summary>As an import of files does: whatever the state but quarantine and retirement.</summary>
        private void Import(Guid by, string key)
        {
            var content = Content(key);
            if (_item is null) Happen(new ItemDrafted(People[0], "X-001", content, ContentHash.Of(content), "F", "1", by, Now));
            else if (_item.Status is not (ItemStatus.Quarantined or ItemStatus.Retired)) Happen(new ItemRevised(_item.ContentVersion + 1, content, ContentHash.Of(content), "F", "1", by, Now));
        }

        private void Submit(ChangeKind kind, Guid by, ItemContent? content, Guid? also)
        {
            var draft = content is null ? null : new ItemDraft(People[0], "X-001", content, 1, _item?.ContentVersion ?? 0, also is null ? [by] : [also.Value], by, Now);
            var command = new SubmitItem(kind, "A note.", new(false, null), null, draft?.Version ?? 0, _item?.Version ?? 0);
            var ground = new SubmitGround(_item, draft, content ?? _item?.Content, Codes, [], null, new ReviewRules(), null);
            if (ground.Problem(command).Status is null or 200) Happen([.. ground.Submit(command, People[0], null, new Dictionary<string, Guid>(), by, Now).Events]);
        }

        private ItemContent Content(string key) => DraftContent.Empty with { Stem = $"Question {++_made}?", Key = key,
            Options = [.. "AB".Select(o => new ItemOption(o.ToString(), $"Choice {o}", ""))] };

        private void Happen(params object[] events)
        {
            foreach (var e in events)
            {
                _log.Add(e);
                _item = e is ItemDrafted drafted ? Item.Create(drafted) : (Item)typeof(Item).GetMethod("Apply", [e.GetType(), typeof(Item)])!.Invoke(null, [e, _item])!;
            }
        }

        public void Check()
        {
            foreach (var (version, hash) in _log.Select(e => e switch { ItemDrafted d => (1, ContentHash.Of(d.Content)),
                ItemRevised r => (r.ContentVersion, ContentHash.Of(r.Content)), _ => (0, "") }).Where(v => v.Item1 > 0))
                if (!_versions.TryAdd(version, hash)) _versions[version].ShouldBe(hash, $"version {version} is another one than before");
            if (_item?.Status is not (ItemStatus.Pretest or ItemStatus.Scored)) return;

            // A revision rests on the reviews of the version that it puts in other words, and on those of its second approver.
            var reviewed = _log.OfType<ItemMoved>().Last(m => m.From == ItemPlace.Psychometric && m.To == ItemPlace.Pretest).ContentVersion;
            foreach (var revision in _log.OfType<ItemRevised>().Where(r => r.ContentVersion > reviewed)) revision.Kind.ShouldBe(ChangeKind.Revision);
            Round(reviewed).Select(v => v.Stage).ShouldBe(Enum.GetValues<ReviewStage>(), ignoreOrder: true);
            for (var version = reviewed; version <= _item.ContentVersion; version++)
            {
                var voters = Round(version).Select(v => v.ReviewedBy).ToList();
                voters.Distinct().Count().ShouldBe(voters.Count, "nobody reviews twice");
                voters.Intersect(WritersUpTo(version)).ShouldBeEmpty("nobody reviews what they wrote");
            }
            Round(_item.ContentVersion).ShouldNotBeEmpty();
        }

        /// <summary>The approvals of a version since it was last submitted.</summary>
        private List<ItemReviewed> Round(int version)
        {
            var last = _log.FindLastIndex(e => e is ItemSubmitted s && s.ContentVersion == version);
            return last < 0 ? [] : [.. _log.Skip(last).OfType<ItemReviewed>().Where(v => v.ContentVersion == version && v.Verdict == Verdict.Approve)];
        }

        private IEnumerable<Guid> WritersUpTo(int version) => _log.SelectMany(e => e switch
        {
            ItemDrafted d => [d.DraftedBy, .. d.Writers ?? []],
            ItemRevised r when r.ContentVersion <= version => [r.RevisedBy, .. r.Writers ?? []],
            _ => Array.Empty<Guid>(),
        });

        private static System.Security.Claims.ClaimsPrincipal User(Guid id) =>
            new(new System.Security.Claims.ClaimsIdentity([new(System.Security.Claims.ClaimTypes.NameIdentifier, id.ToString())], "test"));
    }
}
