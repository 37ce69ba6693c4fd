package io.escala.core.fields;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Outcome;
import io.escala.crm.account.Permission;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The fields that the account of a {@link io.escala.core.inbox.Desk} defines itself, for contacts, companies and opportunities: at most {@value
 * FieldSettings#MAX_FIELDS} in use. Whoever may configure the account ({@link Permission#CONFIGURE}) changes them; everybody reads them.
 *
 * <p>A change leaves the values that are there as they are: those that are of the field's type are shown as such, the others as texts ({@link
 * FieldValue.OfOtherType}). Two changes at once are both kept.
 *
 * <p>Thread-safe. Every call throws {@link io.escala.core.channel.TryAgainException} when the store is unavailable, and {@link IllegalArgumentException} for
 * an actor of no account. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Fields {
    /** Reads all fields, in the order in which they are shown, archived ones among them. */
    FieldSettings all();

    /**
     * Adds a field, as the last one.
     *
     * @param draft the field
     * @return the field; refused are a key that another field of the entity has, too many fields or options, a second field of type ID, a pattern that is none,
     *     labels that are too long
     */
    Outcome<CustomField> create(CustomFieldDraft draft);

    /**
     * Changes a field, archived or not.
     *
     * @param entity what it belongs to
     * @param key its key
     * @param change what is changed of it; called again when somebody else changes fields at the same moment
     * @return the field as it is now, or what is wrong, like {@link #create}
     * @throws IllegalArgumentException if the change answers the draft of another field
     */
    Outcome<CustomField> change(FieldEntity entity, String key, UnaryOperator<CustomFieldDraft> change);

    /**
     * Puts fields into another order.
     *
     * @param entity what they belong to
     * @param keys the keys of those that come first, in their order; the others follow in the order in which they are
     * @return all fields; a key of no field, or one given twice, is refused
     */
    Outcome<FieldSettings> reorder(FieldEntity entity, List<String> keys);

    /**
     * Takes a field out of use: it is neither shown nor mandatory. Its values are kept.
     *
     * @param entity what it belongs to
     * @param key its key
     * @return the field as it is now
     */
    Outcome<CustomField> archive(FieldEntity entity, String key);

    /**
     * Takes a field into use again, with the values that were kept.
     *
     * @param entity what it belongs to
     * @param key its key
     * @return the field as it is now
     */
    Outcome<CustomField> restore(FieldEntity entity, String key);

    /**
     * Returns what is shown of a company's fields. Those of a contact are on its card ({@link io.escala.core.contacts.ContactCard#fields}). Each call reads the
     * fields; a list reads them once and uses {@link ShownField#of} for each row.
     *
     * @param company the company, as it was read
     * @return the fields in use in their order, then the values under names of no field
     */
    List<ShownField> of(Company company);

    /**
     * Returns what is shown of an opportunity's fields; in a list as for {@link #of(Company) companies}.
     *
     * @param opportunity the opportunity, as it was read
     * @return the fields in use in their order, then the values under names of no field; none of an activity or a task
     */
    List<ShownField> of(CrmRecord opportunity);
}
