package io.escala.core.identify;

import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.identify.Identification.Rule;
import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of the table: a person who writes, who holds their ids, and which contact they are. */
record IdentifierRow(String name, Line line, Party person, KeyHolders holders, Expected expected) {
    static final ContactId A = new ContactId("A");
    static final ContactId B = new ContactId("B");

    static final String NUMBER = "5493415550101";
    static final String BJ_OLD = "22997123456";
    static final String BJ_NEW = "2290197123456";
    static final String BR_NEW = "5511987654321";
    static final String BR_OLD = "551187654321";

    private static final AccountId ACCOUNT = new AccountId("acme");
    static final Line WHATSAPP =
            Line.whatsApp(ACCOUNT, new LineId("sales"), "Sales", "1060", "2040").withPortfolio("3030");
    static final Line MESSENGER = messenger("104");
    static final Line INSTAGRAM = instagram("1784");

    static Line messenger(String page) {
        return Line.messenger(ACCOUNT, new LineId("page"), "Page", page);
    }

    static Line instagram(String id) {
        return Line.instagram(ACCOUNT, new LineId("instagram"), "Instagram", id);
    }

    static PartyKey number(String digits) {
        return new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, digits);
    }

    static PartyKey userId(String value) {
        return new PartyKey(IdentityKeyKind.BSUID, value);
    }

    static PartyKey parent(String value) {
        return new PartyKey(IdentityKeyKind.PARENT_BSUID, value);
    }

    static PartyKey psid(String value) {
        return new PartyKey(IdentityKeyKind.PSID, value);
    }

    static PartyKey igsid(String value) {
        return new PartyKey(IdentityKeyKind.IGSID, value);
    }

    static PartyKey userName(String value) {
        return new PartyKey(IdentityKeyKind.INSTAGRAM_USER_NAME, value);
    }

    static Expected known(ContactId contact, Rule rule) {
        return new Expected(Identification.Known.class, List.of(contact), rule);
    }

    static Expected suggested(ContactId... contacts) {
        return new Expected(Identification.Suggested.class, List.of(contacts), Rule.WEAK_FORM);
    }

    static Expected several(Rule rule, ContactId... contacts) {
        return new Expected(Identification.Ambiguous.class, List.of(contacts), rule);
    }

    static Expected unknown() {
        return new Expected(Identification.Unknown.class, List.of(), null);
    }

    static Given when(String name) {
        return new Given(name);
    }

    Identification decide() {
        return Identifier.decide(line, person, holders);
    }

    @Override
    public String toString() {
        return name;
    }

    /** What a decision says: its variant, its contacts, and the rule that decided. */
    record Expected(
            Class<? extends Identification> variant,
            List<ContactId> contacts,
            @Nullable Rule rule) {
        static Expected of(Identification who) {
            return who.accept(new Identification.Cases<>() {
                @Override
                public Expected known(Identification.Known known) {
                    return IdentifierRow.known(
                            known.contact(), known.decidedBy().rule());
                }

                @Override
                public Expected suggested(Identification.Suggested suggested) {
                    return new Expected(
                            Identification.Suggested.class,
                            suggested.contacts(),
                            suggested.decidedBy().rule());
                }

                @Override
                public Expected ambiguous(Identification.Ambiguous ambiguous) {
                    return new Expected(
                            Identification.Ambiguous.class,
                            ambiguous.contacts(),
                            ambiguous.decidedBy().rule());
                }

                @Override
                public Expected unknown(Identification.Unknown unknown) {
                    return IdentifierRow.unknown();
                }
            });
        }
    }

    /** A row before its result. */
    static final class Given {
        private final String name;
        private final KeyHolders.Builder holders = KeyHolders.builder();
        private Line line = WHATSAPP;
        private Party person = Party.UNNAMED;

        private Given(String name) {
            this.name = name;
        }

        Given on(Line through, PartyKey... keys) {
            line = through;
            person = new Party(List.of(keys), null);
            return this;
        }

        Given phone(ContactId contact, String digits, KeyRole... roles) {
            holders.phone(contact, new Phone(digits), roles);
            return this;
        }

        Given userName(ContactId contact, String value) {
            holders.contactKey(new HeldKey(
                    contact, ContactKeyValue.instagramUserName(value).orElseThrow(), Set.of()));
            return this;
        }

        Given facebookId(ContactId contact, @Nullable String page, String id) {
            holders.contactKey(
                    new HeldKey(contact, ContactKeyValue.facebookId(page, id).orElseThrow(), Set.of()));
            return this;
        }

        Given person(ContactId contact, Line on, PartyKey... keys) {
            Identifier.identityKeys(on, new Party(List.of(keys), null))
                    .forEach(key -> holders.identityKey(contact, key));
            return this;
        }

        Given former(ContactId contact, String number, PartyKey... keys) {
            holders.person(new KnownPerson(
                    contact,
                    new HashSet<>(Identifier.identityKeys(WHATSAPP, new Party(List.of(keys), null))),
                    Set.of(IdentityKey.whatsAppNumber(new Phone(number)))));
            return this;
        }

        IdentifierRow then(Expected expected) {
            return new IdentifierRow(name, line, person, holders.build(), expected);
        }
    }
}
