using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Wolverine.Http;

namespace Cbhcr.Exam.Platform;

/// <summary>The OpenAPI document at /swagger/v1/swagger.json; its golden copy is in the tests.</summary>
public static class ApiDescription
{
    public static void AddApiDescription(this WebApplicationBuilder builder)
    {
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "Cbhcr.Exam", Version = "v1",
                Description = "Every use case of the exam engine. Refusals are problem details (RFC 9457). Creates want an Idempotency-Key header; changes want the version that was read. " +
                    "Calls with a cookie also send the token of GET /api/antiforgery in X-CSRF-TOKEN.",
            });
            options.CustomSchemaIds(type => type.FullName!.Replace("Cbhcr.Exam.", "", StringComparison.Ordinal).Replace("Cbhcr.", "", StringComparison.Ordinal).Replace('+', '.'));
            options.OperationFilter<UseCaseOperation>();
            options.DocInclusionPredicate((_, api) => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true);
        });
    }

    private sealed class UseCaseOperation : IOperationFilter
    {
        public void Apply(OpenApiOperation operation, OperationFilterContext context)
        {
            if (context.ApiDescription.ActionDescriptor is not WolverineActionDescriptor { Chain: { } chain }) return;
            var handler = chain.Method.HandlerType;
            var useCase = handler.Name.Replace("Endpoint", "", StringComparison.Ordinal);
            var method = chain.Method.Method.Name;
            operation.OperationId = method is "Get" or "Post" ? useCase : useCase + method;
            operation.Tags = new HashSet<OpenApiTagReference> { new(handler.Namespace!.Split('.')[^1]) };
            if (chain.DeduplicatedWithResponse is not null)
                (operation.Parameters ??= []).Add(new OpenApiParameter
                {
                    Name = "Idempotency-Key", In = ParameterLocation.Header, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    Description = "A key of the caller's; a repeat with the same key and body gets the first answer.",
                });
        }
    }
}
