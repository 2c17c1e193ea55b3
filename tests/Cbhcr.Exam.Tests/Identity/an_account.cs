using System.Net;
using System.Text.Json;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Tests.Hosting;

namespace Cbhcr.Exam.Tests.Identity;

[Collection(WithTheProgram.Name)]
public class an_account(ExamFixture exam)
{
    private const string First = "the-first-password";

    [Fact]
    public async Task that_was_opened_can_do_what_its_roles_allow_and_no_more()
    {
        var (_, name) = await OpenedAsync(Roles.Proctor);
        var person = await exam.Anyone().SignInAsync(name, First, default);
        (await person.TryGetAsync("/api/rooms", default)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.TryGetAsync("/api/items", default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task whose_rights_change_has_the_new_ones_at_its_next_sign_in()
    {
        var (row, name) = await OpenedAsync(Roles.Proctor);
        var admin = await exam.SignedInAsync("admin");
        await RunningExam.DeclareAsync(await exam.Anyone().SignInAsync(name, First, default));
        await admin.PostAsync($"/api/accounts/{row.AccountId}/roles", new ChangeRoles([Roles.ItemWriter], row.Version + 3), default);
        await Eventually.TrueAsync(async () =>
        {
            var person = await exam.Anyone().SignInAsync(name, First, default);
            return (await person.TryGetAsync("/api/items", default)).StatusCode == HttpStatusCode.OK && (await person.TryGetAsync("/api/rooms", default)).StatusCode == HttpStatusCode.Forbidden;
        });
        (await admin.SendAsync($"/api/accounts/{row.AccountId}/roles", new ChangeRoles([Roles.Proctor], row.Version), default)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "the version is old");
    }

    [Fact]
    public async Task that_is_closed_signs_nobody_in_until_it_is_opened_again()
    {
        var (row, name) = await OpenedAsync(Roles.Reviewer);
        var admin = await exam.SignedInAsync("admin");
        await admin.PostAsync($"/api/accounts/{row.AccountId}/close", new CloseAccount("left-the-programme", row.Version), default);
        await Eventually.TrueAsync(async () => await SignInStatusAsync(name, First) == HttpStatusCode.Unauthorized);
        var closed = (await admin.GetAsync<List<AccountRow>>("/api/accounts", default)).Single(a => a.AccountId == row.AccountId);
        closed.Closed.ShouldBeTrue();
        await admin.PostAsync($"/api/accounts/{row.AccountId}/reopen", new ReopenAccount(closed.Version), default);
        await Eventually.TrueAsync(async () => await SignInStatusAsync(name, First) == HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task has_its_password_changed_by_its_owner_and_reset_by_an_administrator()
    {
        var (row, name) = await OpenedAsync(Roles.Reviewer);
        var person = await exam.Anyone().SignInAsync(name, First, default);
        (await person.SendAsync("/api/account/password", new ChangePassword("not-the-password", "another-password"), default)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await person.SendAsync("/api/account/password", new ChangePassword(First, "short"), default)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await person.SendAsync("/api/account/password", new ChangePassword(First, "my-own-good-password"), default)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SignInStatusAsync(name, First)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SignInStatusAsync(name, "my-own-good-password")).ShouldBe(HttpStatusCode.NoContent);

        var admin = await exam.SignedInAsync("admin");
        (await admin.SendAsync($"/api/accounts/{row.AccountId}/password", new ResetPassword("given-by-an-administrator"), default)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SignInStatusAsync(name, "given-by-an-administrator")).ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("", "Name", First, Roles.Proctor, "user name")]
    [InlineData("n", "", First, Roles.Proctor, "person's name")]
    [InlineData("n", "Name", "short", Roles.Proctor, "12")]
    [InlineData("n", "Name", First, "candidate", "not a role of staff")]
    [InlineData("n", "Name", First, "king", "not a role of staff")]
    public async Task is_not_opened_with_something_missing_or_wrong(string userName, string name, string password, string role, string says)
    {
        var admin = await exam.SignedInAsync("admin");
        var answer = await admin.SendAsync("/api/accounts", new OpenAccount(userName.Length == 0 ? "" : $"n{exam.NewId():N}", name, password, [role]), default);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(says);
    }

    [Fact]
    public async Task of_ones_own_is_neither_closed_nor_robbed_of_the_right_to_manage_accounts()
    {
        var (row, name) = await OpenedAsync(Roles.Administrator);
        var self = await exam.Anyone().SignInAsync(name, First, default);
        (await self.SendAsync($"/api/accounts/{row.AccountId}/close", new CloseAccount("left-the-programme", row.Version), default)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await self.SendAsync($"/api/accounts/{row.AccountId}/roles", new ChangeRoles([Roles.Proctor], row.Version), default)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    private async Task<(AccountRow Row, string UserName)> OpenedAsync(params string[] roles)
    {
        var admin = await exam.SignedInAsync("admin");
        var name = $"staff{exam.NewId():N}";
        var id = Person.IdOf(await admin.PostAsync<JsonElement>("/api/accounts", new OpenAccount(name, "Test Staff", First, roles), default));
        return ((await admin.GetAsync<List<AccountRow>>("/api/accounts", default)).Single(a => a.AccountId == id), name);
    }

    private async Task<HttpStatusCode> SignInStatusAsync(string name, string password) =>
        (await exam.Anyone().SendAsync("/api/sign-in", new SignIn(name, password), default)).StatusCode;
}
