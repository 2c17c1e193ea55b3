using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Scoring;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Identity;

[Collection(WithTheProgram.Name)]
public sealed class when_a_person_is_erased(ExamFixture exam)
{
    [Fact]
    public async Task first_words_written_at_once_had_one_key()
    {
        var (store, person) = (exam.Services.GetRequiredService<IDocumentStore>(), exam.NewId());
        var sealed_ = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var scope = exam.Services.CreateAsyncScope();
            await using var session = store.LightweightSession();
            var key = await scope.ServiceProvider.GetRequiredService<PersonalData>().ForWritingAsync(session, person, default);
#pragma warning disable RS0030 // the test is each of the writers
            await session.SaveChangesAsync();
#pragma warning restore RS0030
            return key!.Seal("Some words.", "a record", new byte[12]);
        }));
        sealed_.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task their_words_cannot_be_read_and_their_score_stays()
    {
        var (person, proctor, admin) = (await Person.SittingAsync(exam, password: ExamFixture.Password), await exam.SignedInAsync("proctor"), await exam.SignedInAsync("admin"));
        await person.Client.PostAsync($"{person.Api}/messages", new SendMessage(exam.NewId(), "It is cold."), default);
        await person.Client.PostAsync($"{person.Api}/comments", new CommentOnItem(exam.NewId(), person.Delivery.Items[0].ItemId, $"Comment {person.UserName}"), default);
        await proctor.PostAsync($"{person.Api}/thread/notes", new WriteNote("Had a coat."), default);
        await EraseAsync(person, 409, "sitting-in-progress");
        await person.AnswerAllAsync(right: 10);
        await person.SubmitAsync();
        var before = await ResultAsync(person);

        await admin.PostAsync($"/api/people/{person.CandidateId}/erasure", new ErasePerson("person-asked"), default);
        await EraseAsync(person, 409, "erased");
        (await proctor.GetAsync<SittingThread>($"{person.Api}/thread", default)).Entries.Where(e => e.Text is not null).Select(e => e.Text).ShouldBe([PersonalData.Erased, PersonalData.Erased]);
        (await person.Client.GetAsync<ShownMessages>($"{person.Api}/messages", default)).Messages.ShouldHaveSingleItem().Text.ShouldBe(PersonalData.Erased);
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var item = (await session.Events.FetchStreamAsync(person.SittingId)).Select(e => e.Data).OfType<ItemCommented>().Single().ItemId;
        (await (await exam.SignedInAsync("writer")).GetAsync<List<ShownComment>>($"/api/items/{item}/comments", default)).ShouldNotContain(c => c.Text.Contains(person.UserName));
        (await session.LoadAsync<PersonKey>(person.CandidateId))!.Wrapped.ShouldBeNull();
        (await session.Events.FetchStreamAsync(PersonalData.ErasureIdOf(person.CandidateId))).Select(e => e.Data).ShouldHaveSingleItem().ShouldBeOfType<PersonErased>().Reason.ShouldBe("person-asked");
        (await ResultAsync(person)).ShouldBe(before);

        await Eventually.TrueAsync(async () =>
        {
            await using var scope = exam.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<Accounts>().NameAsync(person.CandidateId, default) == "(name not held)";
        });
        await Should.ThrowAsync<Exception>(() => exam.Anyone().SignInAsync(person.UserName, ExamFixture.Password, default));
        await (await proctor.SendAsync($"{person.Api}/thread/notes", new WriteNote("Still here?"), default)).ShouldBeProblemAsync(409, "person-erased");
    }

    [Fact]
    public async Task it_is_no_staff_with_an_open_account_nor_the_one_who_erases_nor_nobody()
    {
        var admin = await exam.SignedInAsync("admin");
        var accounts = await admin.GetAsync<List<AccountRow>>("/api/accounts", default);
        Task<HttpResponseMessage> TryAsync(Guid id) => admin.SendAsync($"/api/people/{id}/erasure", new ErasePerson("person-asked"), default);
        await (await TryAsync(accounts.Single(a => a.UserName == "reviewer").AccountId)).ShouldBeProblemAsync(409, "account-open");
        await (await TryAsync(accounts.Single(a => a.UserName == "admin").AccountId)).ShouldBeProblemAsync(409, "own-account");
        await (await TryAsync(exam.NewId())).ShouldBeProblemAsync(404);
    }

    [Fact]
    public async Task a_key_that_is_moved_at_the_same_moment_does_not_come_back()
    {
        var person = await Person.ScheduledAsync(exam);
        await (await exam.SignedInAsync("proctor")).PostAsync($"{person.Api}/thread/notes", new WriteNote("Is late."), default);
        var store = exam.Services.GetRequiredService<IDocumentStore>();
        await using var moving = store.LightweightSession();
        var key = (await moving.LoadAsync<PersonKey>(person.CandidateId))!;
        await (await exam.SignedInAsync("admin")).PostAsync($"/api/people/{person.CandidateId}/erasure", new ErasePerson("registered-by-mistake"), default);
        moving.Store(key);
#pragma warning disable RS0030 // the test is the other writer
        await Should.ThrowAsync<JasperFx.ConcurrencyException>(() => moving.SaveChangesAsync());
#pragma warning restore RS0030
    }

    /// <summary>Not committed: the key of all other tests' people stays where it is.</summary>
    [Fact]
    public async Task or_not_their_key_is_found_when_the_master_key_has_changed()
    {
        var person = await Person.ScheduledAsync(exam);
        await (await exam.SignedInAsync("proctor")).PostAsync($"{person.Api}/thread/notes", new WriteNote("Is early."), default);
        var (known, next) = (exam.Services.GetRequiredService<MasterKeys>(), new byte[DataKey.Bytes]);
        var both = new MasterKeys("next", new Dictionary<string, byte[]> { [known.Current] = known.CurrentKey, ["next"] = next });
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        (await new PersonalData(known, new SecretSource()).RewrapAsync(session, default)).ShouldBe(0, "everybody's key is under the current master key");
        (await new PersonalData(both, new SecretSource()).RewrapAsync(session, default)).ShouldBeGreaterThan(0);
        var moved = session.PendingChanges.UpdatesFor<PersonKey>().Single(k => k.Id == person.CandidateId);
        var note = (await session.Query<ThreadText>().Where(t => t.SittingId == person.SittingId).ToListAsync()).Single();
        note.Read(moved.Open(new MasterKeys("next", new Dictionary<string, byte[]> { ["next"] = next }))).ShouldBe("Is early.");
    }

    private async Task EraseAsync(Person person, int status, string code) => await (await (await exam.SignedInAsync("admin"))
        .SendAsync($"/api/people/{person.CandidateId}/erasure", new ErasePerson("person-asked"), default)).ShouldBeProblemAsync(status, code);

    private async Task<ResultRow> ResultAsync(Person person) => await Eventually.AsyncIs(async () =>
        (await (await exam.SignedInAsync("officer")).GetAsync<List<ResultRow>>($"/api/results?formId={exam.SmallForm.Id}", default)).SingleOrDefault(r => r.SittingId == person.SittingId));
}
