package io.escala.core.identify;

import static io.escala.core.identify.IdentifierRow.A;
import static io.escala.core.identify.IdentifierRow.B;
import static io.escala.core.identify.IdentifierRow.BJ_NEW;
import static io.escala.core.identify.IdentifierRow.BJ_OLD;
import static io.escala.core.identify.IdentifierRow.BR_NEW;
import static io.escala.core.identify.IdentifierRow.BR_OLD;
import static io.escala.core.identify.IdentifierRow.INSTAGRAM;
import static io.escala.core.identify.IdentifierRow.MESSENGER;
import static io.escala.core.identify.IdentifierRow.NUMBER;
import static io.escala.core.identify.IdentifierRow.WHATSAPP;
import static io.escala.core.identify.IdentifierRow.igsid;
import static io.escala.core.identify.IdentifierRow.known;
import static io.escala.core.identify.IdentifierRow.number;
import static io.escala.core.identify.IdentifierRow.parent;
import static io.escala.core.identify.IdentifierRow.psid;
import static io.escala.core.identify.IdentifierRow.several;
import static io.escala.core.identify.IdentifierRow.suggested;
import static io.escala.core.identify.IdentifierRow.unknown;
import static io.escala.core.identify.IdentifierRow.userId;
import static io.escala.core.identify.IdentifierRow.userName;
import static io.escala.core.identify.IdentifierRow.when;
import static io.escala.crm.contact.KeyRole.PRIMARY;
import static io.escala.crm.contact.KeyRole.SECONDARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.Party;
import io.escala.core.identify.Identification.Rule;
import io.escala.core.identify.Identification.Step;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules as a table: the line, the person's ids and who holds them, and the contact that results. */
class IdentifierTest {
    private static final KeyRole WHATSAPP_PHONE = KeyRole.WHATSAPP;

    static Stream<IdentifierRow> phones() {
        return Stream.of(
                when("nobody holds anything").on(WHATSAPP, number(NUMBER)).then(unknown()),
                when("the WhatsApp phone")
                        .on(WHATSAPP, number(NUMBER))
                        .phone(A, NUMBER, WHATSAPP_PHONE)
                        .then(known(A, Rule.EXACT_WHATSAPP_PHONE)),
                when("the primary phone")
                        .on(WHATSAPP, number(NUMBER))
                        .phone(A, NUMBER, PRIMARY)
                        .then(known(A, Rule.EXACT_PRIMARY_PHONE)),
                when("a secondary phone")
                        .on(WHATSAPP, number(NUMBER))
                        .phone(A, NUMBER, SECONDARY)
                        .then(known(A, Rule.EXACT_SECONDARY_PHONE)),
                when("a phone that is primary and WhatsApp")
                        .on(WHATSAPP, number(NUMBER))
                        .phone(A, NUMBER, PRIMARY, WHATSAPP_PHONE)
                        .then(known(A, Rule.EXACT_WHATSAPP_PHONE)),
                when("the WhatsApp phone before another's primary")
                        .on(WHATSAPP, number(NUMBER))
                        .phone(A, NUMBER, PRIMARY)
                        .phone(B, NUMBER, WHATSAPP_PHONE)
                        .then(known(B, Rule.EXACT_WHATSAPP_PHONE)),
                when("the primary phone before another's secondary")
                        .on(WHATSAPP, number(NUMBER))
                        .phone(A, NUMBER, SECONDARY)
                        .phone(B, NUMBER, PRIMARY)
                        .then(known(B, Rule.EXACT_PRIMARY_PHONE)),
                when("a strong form")
                        .on(WHATSAPP, number(BR_OLD))
                        .phone(A, BR_NEW, PRIMARY)
                        .then(known(A, Rule.FORM_PRIMARY_PHONE)),
                when("an Argentine mobile by its number without the 9")
                        .on(WHATSAPP, number(NUMBER))
                        .phone(A, "543415550101", PRIMARY)
                        .then(known(A, Rule.FORM_PRIMARY_PHONE)),
                when("an exact secondary before a strong WhatsApp phone")
                        .on(WHATSAPP, number(BR_OLD))
                        .phone(A, BR_NEW, WHATSAPP_PHONE)
                        .phone(B, BR_OLD, SECONDARY)
                        .then(known(B, Rule.EXACT_SECONDARY_PHONE)),
                when("a weak form")
                        .on(WHATSAPP, number(BJ_NEW))
                        .phone(A, BJ_OLD, WHATSAPP_PHONE)
                        .then(suggested(A)),
                when("a weak form of two contacts")
                        .on(WHATSAPP, number(BJ_NEW))
                        .phone(A, BJ_OLD, PRIMARY)
                        .phone(B, BJ_OLD, SECONDARY)
                        .then(suggested(A, B)),
                when("two contacts with the same role")
                        .on(WHATSAPP, number(NUMBER))
                        .phone(A, NUMBER, PRIMARY)
                        .phone(B, NUMBER, PRIMARY)
                        .then(several(Rule.EXACT_PRIMARY_PHONE, A, B)),
                when("one contact given twice")
                        .on(WHATSAPP, number(NUMBER))
                        .phone(A, NUMBER, PRIMARY)
                        .phone(A, NUMBER, PRIMARY)
                        .then(known(A, Rule.EXACT_PRIMARY_PHONE)),
                when("two contacts with a strong form")
                        .on(WHATSAPP, number(BR_OLD))
                        .phone(A, BR_NEW, SECONDARY)
                        .phone(B, BR_NEW, SECONDARY)
                        .then(several(Rule.FORM_SECONDARY_PHONE, A, B)),
                when("a phone without a role")
                        .on(WHATSAPP, number(NUMBER))
                        .phone(A, NUMBER)
                        .then(unknown()),
                when("a phone nobody asked for")
                        .on(WHATSAPP, number(NUMBER))
                        .phone(A, "5493415550199", WHATSAPP_PHONE)
                        .then(unknown()));
    }

    static Stream<IdentifierRow> userIds() {
        return Stream.of(
                when("the user id")
                        .on(WHATSAPP, userId("X"))
                        .person(A, WHATSAPP, userId("X"))
                        .then(known(A, Rule.LINKED)),
                when("the user id before the number's holder")
                        .on(WHATSAPP, userId("X"), number(NUMBER))
                        .person(A, WHATSAPP, userId("X"))
                        .phone(B, NUMBER, WHATSAPP_PHONE)
                        .then(known(A, Rule.LINKED)),
                when("the user id before the number's person")
                        .on(WHATSAPP, userId("X"), number(NUMBER))
                        .person(A, WHATSAPP, userId("X"))
                        .person(B, WHATSAPP, number(NUMBER))
                        .then(known(A, Rule.LINKED)),
                when("the user id before the parent's, in any order")
                        .on(WHATSAPP, parent("P"), userId("X"))
                        .person(B, WHATSAPP, parent("P"))
                        .person(A, WHATSAPP, userId("X"))
                        .then(known(A, Rule.LINKED)),
                when("the parent user id")
                        .on(WHATSAPP, userId("X"), parent("P"))
                        .person(A, WHATSAPP, parent("P"))
                        .then(known(A, Rule.LINKED)),
                when("the number of a known person")
                        .on(WHATSAPP, number(NUMBER))
                        .person(A, WHATSAPP, number(NUMBER))
                        .then(known(A, Rule.LINKED)),
                when("a strong form of a known person's number")
                        .on(WHATSAPP, number(BR_OLD))
                        .person(A, WHATSAPP, number(BR_NEW))
                        .then(known(A, Rule.LINKED)),
                when("a weak form of a known person's number")
                        .on(WHATSAPP, number(BJ_NEW))
                        .person(A, WHATSAPP, number(BJ_OLD))
                        .then(suggested(A)),
                when("two contacts with one user id")
                        .on(WHATSAPP, userId("X"))
                        .person(A, WHATSAPP, userId("X"))
                        .person(B, WHATSAPP, userId("X"))
                        .then(several(Rule.LINKED, A, B)),
                when("two contacts with one number")
                        .on(WHATSAPP, number(NUMBER))
                        .person(A, WHATSAPP, number(NUMBER))
                        .person(B, WHATSAPP, number(NUMBER))
                        .then(several(Rule.LINKED, A, B)),
                when("a new user id of a number without one")
                        .on(WHATSAPP, userId("X"), number(NUMBER))
                        .person(A, WHATSAPP, number(NUMBER))
                        .then(known(A, Rule.LINKED)),
                when("a page-scoped id")
                        .on(MESSENGER, psid("7"))
                        .person(A, MESSENGER, psid("7"))
                        .then(known(A, Rule.LINKED)),
                when("an Instagram-scoped id")
                        .on(INSTAGRAM, igsid("7"))
                        .person(A, INSTAGRAM, igsid("7"))
                        .then(known(A, Rule.LINKED)));
    }

    /** Numbers are recycled: a number whose holder has another user id is another person's. */
    static Stream<IdentifierRow> recycledNumbers() {
        return Stream.of(
                when("a known person's number with another user id")
                        .on(WHATSAPP, userId("X"), number(NUMBER))
                        .person(A, WHATSAPP, userId("Y"), number(NUMBER))
                        .then(unknown()),
                when("and it is the WhatsApp phone")
                        .on(WHATSAPP, userId("X"), number(NUMBER))
                        .person(A, WHATSAPP, userId("Y"), number(NUMBER))
                        .phone(A, NUMBER, WHATSAPP_PHONE)
                        .then(unknown()),
                when("the number was the former person's")
                        .on(WHATSAPP, userId("X"), number(NUMBER))
                        .former(A, NUMBER, userId("Y"))
                        .phone(A, NUMBER, WHATSAPP_PHONE)
                        .then(unknown()),
                when("a former number links nobody by itself")
                        .on(WHATSAPP, number(NUMBER))
                        .former(A, NUMBER, userId("Y"))
                        .then(unknown()),
                when("another contact has it as a phone")
                        .on(WHATSAPP, userId("X"), number(NUMBER))
                        .person(A, WHATSAPP, userId("Y"), number(NUMBER))
                        .phone(A, NUMBER, WHATSAPP_PHONE)
                        .phone(B, NUMBER, SECONDARY)
                        .then(known(B, Rule.EXACT_SECONDARY_PHONE)),
                when("the new owner's user id is known")
                        .on(WHATSAPP, userId("X"), number(NUMBER))
                        .person(A, WHATSAPP, userId("Y"), number(NUMBER))
                        .person(B, WHATSAPP, userId("X"))
                        .then(known(B, Rule.LINKED)),
                when("a strong form has passed on")
                        .on(WHATSAPP, userId("X"), number(BR_OLD))
                        .person(A, WHATSAPP, userId("Y"), number(BR_NEW))
                        .phone(A, BR_NEW, WHATSAPP_PHONE)
                        .then(unknown()),
                when("the exact number has passed on, another form is not asked")
                        .on(WHATSAPP, userId("X"), number(BR_OLD))
                        .person(A, WHATSAPP, userId("Y"), number(BR_OLD))
                        .person(B, WHATSAPP, number(BR_NEW))
                        .then(unknown()),
                when("one of two holders has another user id")
                        .on(WHATSAPP, userId("X"), number(NUMBER))
                        .person(A, WHATSAPP, userId("Y"), number(NUMBER))
                        .person(B, WHATSAPP, number(NUMBER))
                        .then(known(B, Rule.LINKED)),
                when("the other user id is of another portfolio")
                        .on(WHATSAPP, userId("X"), number(NUMBER))
                        .person(A, WHATSAPP.withPortfolio("other"), userId("Y"), number(NUMBER))
                        .then(known(A, Rule.LINKED)),
                when("the holder was never known under the number")
                        .on(WHATSAPP, userId("X"), number(NUMBER))
                        .person(A, WHATSAPP, userId("Y"))
                        .phone(A, NUMBER, PRIMARY)
                        .then(known(A, Rule.EXACT_PRIMARY_PHONE)),
                when("the event names no user id")
                        .on(WHATSAPP, number(NUMBER))
                        .person(A, WHATSAPP, userId("Y"), number(NUMBER))
                        .then(known(A, Rule.LINKED)));
    }

    static Stream<IdentifierRow> userNames() {
        return Stream.of(
                when("a user name")
                        .on(INSTAGRAM, igsid("7"), userName("Ana_1"))
                        .userName(A, "ana_1")
                        .then(known(A, Rule.USER_NAME)),
                when("a user name whose holder has another id")
                        .on(INSTAGRAM, igsid("7"), userName("ana_1"))
                        .userName(A, "ana_1")
                        .person(A, INSTAGRAM, igsid("8"))
                        .then(unknown()),
                when("its holder has an id of another account")
                        .on(INSTAGRAM, igsid("7"), userName("ana_1"))
                        .userName(A, "ana_1")
                        .person(A, IdentifierRow.instagram("1785"), igsid("8"))
                        .then(known(A, Rule.USER_NAME)),
                when("the id before the name")
                        .on(INSTAGRAM, igsid("7"), userName("ana_1"))
                        .userName(A, "ana_1")
                        .person(B, INSTAGRAM, igsid("7"))
                        .then(known(B, Rule.LINKED)),
                when("two contacts with one name")
                        .on(INSTAGRAM, igsid("7"), userName("ana_1"))
                        .userName(A, "ana_1")
                        .userName(B, "ana_1")
                        .then(several(Rule.USER_NAME, A, B)),
                when("one of the two has another id")
                        .on(INSTAGRAM, igsid("7"), userName("ana_1"))
                        .userName(A, "ana_1")
                        .userName(B, "ana_1")
                        .person(A, INSTAGRAM, igsid("8"))
                        .then(known(B, Rule.USER_NAME)),
                when("a person's name that no contact holds")
                        .on(INSTAGRAM, igsid("7"), userName("ana_1"))
                        .person(A, INSTAGRAM, igsid("8"), userName("ana_1"))
                        .then(unknown()),
                when("a name that is none")
                        .on(INSTAGRAM, igsid("7"), userName("ana 1"))
                        .userName(A, "ana_1")
                        .then(unknown()));
    }

    static Stream<IdentifierRow> facebookIds() {
        return Stream.of(
                when("an id recorded for this Page")
                        .on(MESSENGER, psid("7"))
                        .facebookId(A, "104", "7")
                        .then(known(A, Rule.FACEBOOK_ID)),
                when("an id recorded for a Page not known")
                        .on(MESSENGER, psid("7"))
                        .facebookId(A, null, "7")
                        .then(known(A, Rule.FACEBOOK_ID)),
                when("the Page decides between two")
                        .on(MESSENGER, psid("7"))
                        .facebookId(A, null, "7")
                        .facebookId(B, "104", "7")
                        .then(known(B, Rule.FACEBOOK_ID)),
                when("an id recorded for another Page")
                        .on(MESSENGER, psid("7"))
                        .facebookId(A, "999", "7")
                        .then(unknown()),
                when("its holder has another id on this Page")
                        .on(MESSENGER, psid("7"))
                        .facebookId(A, null, "7")
                        .person(A, MESSENGER, psid("8"))
                        .then(unknown()),
                when("its holder has an id on another Page")
                        .on(MESSENGER, psid("7"))
                        .facebookId(A, null, "7")
                        .person(A, IdentifierRow.messenger("105"), psid("8"))
                        .then(known(A, Rule.FACEBOOK_ID)),
                when("the link before what was recorded")
                        .on(MESSENGER, psid("7"))
                        .facebookId(A, null, "7")
                        .person(B, MESSENGER, psid("7"))
                        .then(known(B, Rule.LINKED)),
                when("the same digits on Instagram")
                        .on(INSTAGRAM, igsid("7"))
                        .facebookId(A, null, "7")
                        .then(unknown()));
    }

    /** Ids that the line's channel does not have, or that are none, are omitted. */
    static Stream<IdentifierRow> wrongIds() {
        return Stream.of(
                when("no id").on(WHATSAPP).phone(A, NUMBER, WHATSAPP_PHONE).then(unknown()),
                when("a number on Messenger")
                        .on(MESSENGER, number(NUMBER))
                        .phone(A, NUMBER, WHATSAPP_PHONE)
                        .then(unknown()),
                when("a number on Instagram beside a name")
                        .on(INSTAGRAM, number(NUMBER), userName("ana_1"))
                        .phone(A, NUMBER, WHATSAPP_PHONE)
                        .userName(B, "ana_1")
                        .then(known(B, Rule.USER_NAME)),
                when("a page-scoped id on WhatsApp")
                        .on(WHATSAPP, psid("7"))
                        .person(A, MESSENGER, psid("7"))
                        .then(unknown()),
                when("the same page-scoped id of another page")
                        .on(MESSENGER, psid("7"))
                        .person(A, IdentifierRow.messenger("105"), psid("7"))
                        .then(unknown()),
                when("the same user id of another portfolio")
                        .on(WHATSAPP, userId("X"))
                        .person(A, WHATSAPP.withPortfolio("other"), userId("X"))
                        .then(unknown()),
                when("a user id of other case")
                        .on(WHATSAPP, userId("x"))
                        .person(A, WHATSAPP, userId("X"))
                        .then(unknown()),
                when("digits that are no number")
                        .on(WHATSAPP, number("12"))
                        .phone(A, NUMBER, WHATSAPP_PHONE)
                        .then(unknown()),
                when("a user id that cannot be kept, and a number")
                        .on(WHATSAPP, userId("\u0000"), number(NUMBER))
                        .phone(A, NUMBER, PRIMARY)
                        .then(known(A, Rule.EXACT_PRIMARY_PHONE)),
                when("a user id that reads like a phone")
                        .on(WHATSAPP, userId(NUMBER))
                        .phone(A, NUMBER, WHATSAPP_PHONE)
                        .then(unknown()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"phones", "userIds", "recycledNumbers", "userNames", "facebookIds", "wrongIds"})
    void decides(IdentifierRow row) {
        Identification who = row.decide();

        assertThat(IdentifierRow.Expected.of(who)).isEqualTo(row.expected());
        assertThat(who.tried()).first().extracting(Step::rule).isEqualTo(Rule.LINKED);
    }

    @Test
    void explainsWhatWasTried() {
        Identification who = when("").on(WHATSAPP, number(BJ_NEW))
                .phone(A, BJ_OLD, PRIMARY)
                .then(suggested(A))
                .decide();

        assertThat(who.tried())
                .containsExactly(
                        new Step(Rule.LINKED, null, null, 0),
                        new Step(Rule.EXACT_WHATSAPP_PHONE, IdentityKeyKind.WHATSAPP_NUMBER, null, 0),
                        new Step(Rule.EXACT_PRIMARY_PHONE, IdentityKeyKind.WHATSAPP_NUMBER, null, 0),
                        new Step(Rule.EXACT_SECONDARY_PHONE, IdentityKeyKind.WHATSAPP_NUMBER, null, 0),
                        new Step(Rule.WEAK_FORM, IdentityKeyKind.WHATSAPP_NUMBER, "BJ without 01", 1));
    }

    @Test
    void looksUpEveryFormOfANumber() {
        LookUpKeys keys = Identifier.keysToLookUp(WHATSAPP, new Party(List.of(number(BR_OLD), userId("X")), null));

        assertThat(keys.identityKeys())
                .containsExactly(
                        new IdentityKey(IdentityKeyKind.BSUID, "3030", "X"),
                        IdentityKey.whatsAppNumber(new Phone(BR_OLD)),
                        IdentityKey.whatsAppNumber(new Phone(BR_NEW)));
        assertThat(keys.contactKeys())
                .containsExactly(ContactKeyValue.phone(new Phone(BR_OLD)), ContactKeyValue.phone(new Phone(BR_NEW)));
    }

    @Test
    void looksUpTheUserName() {
        LookUpKeys keys = Identifier.keysToLookUp(INSTAGRAM, new Party(List.of(igsid("7"), userName("Ana")), null));

        assertThat(keys.identityKeys())
                .containsExactly(
                        new IdentityKey(IdentityKeyKind.IGSID, "1784", "7"),
                        new IdentityKey(IdentityKeyKind.INSTAGRAM_USER_NAME, "1784", "ana"));
        assertThat(keys.contactKeys())
                .containsExactly(ContactKeyValue.instagramUserName("ana").orElseThrow());
    }
}
