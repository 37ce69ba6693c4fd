package io.escala.examples.benchmarks;

import io.escala.crm.account.AccountSettings;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The contents of a store before a measurement: the account, its line and many contacts, none of whom sends messages. */
final class Contents {
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SLICE = 1_000;

    private Contents() {}

    static void load(CrmStore store, int contacts) {
        commit(
                store,
                List.of(changeSet("account")
                        .change(new AccountChange.PutSettings(
                                AccountSettings.of(Business.ACCOUNT, "AR", ZoneOffset.UTC)))
                        .change(new AccountChange.PutLine(Business.LINE))
                        .build()));
        for (int first = 0; first < contacts; first += SLICE) {
            commit(
                    store,
                    IntStream.range(first, Math.min(contacts, first + SLICE))
                            .mapToObj(Contents::contact)
                            .toList());
        }
    }

    private static ChangeSet contact(int number) {
        Contact contact = new Contact(
                Business.ACCOUNT,
                new ContactId("contact-" + number),
                "Nombre" + number,
                "Apellido" + number % 977,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                false,
                Map.of(),
                Map.of(),
                Origin.HOST,
                BEGINNING,
                0);
        Phone phone = new Phone(String.format(Locale.ROOT, "5411%08d", number));
        return changeSet(contact.id().value())
                .change(new ContactChange.AddContact(contact))
                .change(new ContactChange.GrantKey(ContactKey.phone(
                        Business.ACCOUNT, contact.id(), phone, Set.of(KeyRole.PRIMARY, KeyRole.WHATSAPP))))
                .build();
    }

    private static ChangeSet.Builder changeSet(String operation) {
        return ChangeSet.builder(Business.ACCOUNT, new OperationId("load-" + operation), BEGINNING);
    }

    static void commit(CrmStore store, List<ChangeSet> sets) {
        for (CommitResult result : store.commit(sets)) {
            if (!(result instanceof CommitResult.Applied)) {
                throw new IllegalStateException("loading: " + result.getClass().getSimpleName());
            }
        }
    }
}
