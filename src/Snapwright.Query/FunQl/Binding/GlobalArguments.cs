using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The arguments that every query is given.</summary>
internal static class GlobalArguments
{
    /// <summary>The table of users; without it, <c>$$user_id</c> is a number.</summary>
    private const string Users = "user_definition";

    private static readonly string[] Names = ["user", "user_id", "lang", "transaction_time"];

    public static TypedValue Bind(BindingSession session, NameSyntax name)
    {
        switch (name.Text.ToLowerInvariant())
        {
            case "user":
                return Of(session, GlobalArgument.User, FunQlType.Text, isNullable: false);
            case "user_id":
                var users = session.Model.Find(Users);
                var type = users is null ? FunQlType.Int : new FunQlType(users.Key.Type) { Reference = users.Name };
                return Of(session, GlobalArgument.UserId, type, isNullable: true);
            case "lang":
                return Of(session, GlobalArgument.Language, FunQlType.Text, isNullable: false);
            case "transaction_time":
                return Now(session);
            default:
                return session.Error(FunQlErrorKind.Name, name.Span, $"There is no argument '$${name.Text}'. {NameLookup.Suggest(name.Text, Names)}");
        }
    }

    public static TypedValue Now(BindingSession session) => Of(session, GlobalArgument.TransactionTime, new(DataType.DateTime), isNullable: false);

    private static TypedValue Of(BindingSession session, GlobalArgument global, FunQlType type, bool isNullable) =>
        TypedValue.Of(session.Parameters.Of(new GlobalParameter(type.Data, global)), type, isNullable);
}
