package io.escala.core.identify;

import io.escala.core.channel.Party;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which contact a person on a channel is: the rules of the inbox as pure functions, for hosts with tables of their own.
 *
 * <pre>{@code
 * LookUpKeys keys = Identifier.keysToLookUp(line, person);
 * KeyHolders holders = mine.holdersOf(keys); // a query or two of the host
 * Identification who = Identifier.decide(line, person, holders);
 * }</pre>
 *
 * <p>The rules, in order; the first that matches decides:
 *
 * <ol>
 *   <li>A contact is already known under a user id of the person (business-scoped, parent, page-scoped, Instagram-scoped), or
 *       else under the number or a strong national form of it.
 *   <li>The number is a contact's WhatsApp phone digit for digit; its primary phone; a secondary phone.
 *   <li>A strong national form of the number is, in the same order.
 *   <li>On Messenger: the id is recorded on a contact for this Page, or else for a Page not known.
 *   <li>On Instagram: the user name is a contact's.
 * </ol>
 *
 * <p>Two contacts on one step are {@link Identification.Ambiguous}. A weak national form is only {@link
 * Identification.Suggested}. A number whose holder is known under another user id of the same portfolio has passed to
 * another person, as has a user name whose holder is known under another Instagram-scoped id: neither links. Names, e-mail
 * addresses and ID fields are not used.
 *
 * <p>Thread-safe: stateless.
 */
public final class Identifier {
    private Identifier() {}

    /**
     * Returns the ids of a person with the scope of the line, as a host records them for a contact. Most significant first:
     * user id, parent user id, number, user name. Values that are no valid key of the line's channel are omitted.
     *
     * @param line the line the event came through
     * @param person the person as the event names them
     * @return the keys, each once
     */
    public static List<IdentityKey> identityKeys(Line line, Party person) {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(person, "person");
        return ScopedKeys.of(line, person);
    }

    /**
     * Returns the keys whose holders a host looks up.
     *
     * @param line the line the event came through
     * @param person the person as the event names them
     * @return the keys; empty when the event contains no valid id
     */
    public static LookUpKeys keysToLookUp(Line line, Party person) {
        return keysToLookUp(identityKeys(line, person));
    }

    /**
     * Returns the keys whose holders a host looks up, for a person whose ids are already scoped.
     *
     * @param person the ids of one person
     * @return the keys
     */
    public static LookUpKeys keysToLookUp(List<IdentityKey> person) {
        Objects.requireNonNull(person, "person");
        Set<IdentityKey> identityKeys = new LinkedHashSet<>();
        Set<ContactKeyValue> contactKeys = new LinkedHashSet<>();
        for (IdentityKey key : person) {
            identityKeys.add(key);
            switch (key.kind()) {
                case WHATSAPP_NUMBER -> {
                    for (PhoneForm form : PhoneForms.candidates(new Phone(key.value()))) {
                        identityKeys.add(IdentityKey.whatsAppNumber(form.phone()));
                        contactKeys.add(ContactKeyValue.phone(form.phone()));
                    }
                }
                case INSTAGRAM_USER_NAME ->
                    ContactKeyValue.instagramUserName(key.value()).ifPresent(contactKeys::add);
                case PSID -> contactKeys.addAll(facebookIds(key));
                case BSUID, PARENT_BSUID, IGSID, WHATSAPP_USER_NAME -> {}
            }
        }
        return new LookUpKeys(List.copyOf(identityKeys), List.copyOf(contactKeys));
    }

    /** How a contact may have been recorded with an id on Messenger before the person wrote, the more exact first. */
    static List<ContactKeyValue> facebookIds(IdentityKey id) {
        return Stream.of(
                        ContactKeyValue.facebookId(id.scope(), id.value()),
                        ContactKeyValue.facebookId(null, id.value()))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Decides which contact a person is.
     *
     * @param line the line the event came through
     * @param person the person as the event names them
     * @param holders who holds {@link #keysToLookUp(Line, Party)}; holders of other keys have no effect
     * @return the contact, or why there is none
     */
    public static Identification decide(Line line, Party person, KeyHolders holders) {
        return decide(identityKeys(line, person), holders);
    }

    /**
     * Decides which contact a person is whose ids are already scoped.
     *
     * @param person the ids of one person, most significant first
     * @param holders who holds {@link #keysToLookUp(List)}; holders of other keys have no effect
     * @return the contact, or why there is none
     */
    public static Identification decide(List<IdentityKey> person, KeyHolders holders) {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(holders, "holders");
        return new IdentificationRules(person, holders).decide();
    }
}
