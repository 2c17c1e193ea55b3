using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Cbhcr.Exam.Identity;

public static class IdentityModule
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDbContextFactory<AccountStore>((_, options) => options.UseNpgsql(builder.Configuration.GetConnectionString("Exam")));
        services.AddIdentity<Account, IdentityRole<Guid>>(options =>
        {
            options.Password.RequiredLength = 12;
            options.Password.RequireNonAlphanumeric = false;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            options.User.RequireUniqueEmail = false;
        }).AddEntityFrameworkStores<AccountStore>().AddDefaultTokenProviders();
        // A closed account or a changed password ends every cookie within this time.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddDataProtection().SetApplicationName("cbhcr-exam");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = new ProtectionKeys(provider.GetRequiredService<IDbContextFactory<AccountStore>>())));
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "cbhcr-account";
            Harden(options, TimeSpan.FromHours(10));
            options.LoginPath = "/sign-in";
            options.AccessDeniedPath = "/problem/403";
        });
        services.AddAuthentication().AddCookie(SittingCookie.Scheme, options =>
        {
            options.Cookie.Name = "cbhcr-sitting";
            Harden(options, TimeSpan.FromHours(12));
            options.LoginPath = "/exam";
            options.AccessDeniedPath = "/problem/403";
        });
        services.AddOptions<CookieAuthenticationOptions>(SittingCookie.Scheme)
            .PostConfigure<TimeProvider>((options, time) => options.TicketDataFormat = new RememberedTickets(options.TicketDataFormat, time));
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(SittingCookie.Policy, policy => policy.AddAuthenticationSchemes(SittingCookie.Scheme).RequireAuthenticatedUser()
                .AddRequirements(new OwnSitting()));
        services.AddSingleton<IAuthorizationHandler, OwnSittingHandler>();
        services.AddScoped<Accounts>();
        // Read when first asked for: code is generated and schemas are applied without it.
        services.AddSingleton(provider => MasterKeys.From(builder.Configuration, builder.Environment));
        services.AddSingleton<PersonalData>();
    }

    private static void Harden(CookieAuthenticationOptions options, TimeSpan lifetime)
    {
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = lifetime;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => Answer(context, 401);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, 403);
    }

    // A program that calls the API wants the status, a person wants the page.
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api") || status == 403) context.Response.StatusCode = status;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
