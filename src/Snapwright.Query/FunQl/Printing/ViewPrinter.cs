using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>Whole texts, attributes and types.</summary>
internal sealed class ViewPrinter(PrintOutput output)
{
    public void View(ViewSyntax view)
    {
        if (view.Arguments.Count > 0)
        {
            output.Add("{ ").List(view.Arguments, static (o, a) => o.Views.Argument(a)).Add(" }: ");
        }

        foreach (var pragma in view.Pragmas)
        {
            Pragma(pragma);
            output.Add(" ");
        }

        Statement(view.Statement);
        if (view.Target is not null)
        {
            output.Add(" ");
            Target(view.Target);
        }
    }

    public void Statement(StatementSyntax statement)
    {
        switch (statement)
        {
            case QuerySyntax query:
                output.Queries.Print(query);
                break;
            case CommandSyntax command:
                output.Commands.Print(command);
                break;
        }
    }

    public void Argument(ArgumentSyntax argument)
    {
        output.Add("$").AnyWord(argument.Name).Add(" ").Views.Type(argument.Type);
        output.Add(argument.IsNullable ? " NULL" : "").Queries.Clause(" DEFAULT ", argument.Default);
        Attributes(argument.Attributes);
    }

    public void Pragma(PragmaSyntax pragma)
    {
        output.Add("SET ").AnyWord(pragma.Name).Add(" = ").Expressions.Print(pragma.Value);
        output.Add(";");
    }

    public void Target(ViewTargetSyntax target) => output.Add(target.IsInsert ? "FOR INSERT INTO " : "FOR UPDATE OF ").Table(target.Table);

    /// <summary>Attributes with a space before them; nothing for none.</summary>
    public void Attributes(EquatableArray<AttributeSyntax> attributes)
    {
        if (attributes.Count > 0)
        {
            output.Add(" @{").List(attributes, static (o, a) => o.Views.Attribute(a)).Add("}");
        }
    }

    public void Attribute(AttributeSyntax attribute)
    {
        output.AnyWord(attribute.Name).Add(" = ").Add(attribute.IsInternal ? "INTERNAL " : "");
        output.Add(attribute.Scope switch
        {
            AttributeScope.Constant => "CONST ",
            AttributeScope.Single => "SINGLE ",
            AttributeScope.PerRow => "PER ROW ",
            _ => "",
        });
        if (attribute.Mapping is not null)
        {
            Mapping(attribute.Mapping);
        }

        if (attribute.Value is not null)
        {
            output.Expressions.Print(attribute.Value);
        }
    }

    public void Mapping(MappingSyntax mapping)
    {
        output.Add(mapping.IsOfItems ? "array MAPPING" : "MAPPING").Expressions.Branches(mapping.Branches, mapping.Otherwise);
    }

    public void Type(TypeSyntax type)
    {
        switch (type)
        {
            case ScalarTypeSyntax n:
                output.Add(n.Name.Text);
                break;
            case EnumTypeSyntax n:
                output.Add("enum(").List(n.Values, static (o, v) => o.Add(Quoting.Text(v))).Add(")");
                break;
            case ReferenceTypeSyntax n:
                output.Add("reference(").Table(n.Table).Add(")").Add(n.OnDelete switch
                {
                    DeleteActionSyntax.Cascade => " ON DELETE CASCADE",
                    DeleteActionSyntax.SetNull => " ON DELETE SET NULL",
                    DeleteActionSyntax.SetDefault => " ON DELETE SET DEFAULT",
                    _ => "",
                });
                break;
            case ArrayTypeSyntax n:
                output.Add("array(").Views.Type(n.Item);
                output.Add(")");
                break;
        }
    }
}
