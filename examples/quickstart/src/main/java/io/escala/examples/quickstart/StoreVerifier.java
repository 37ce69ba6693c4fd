package io.escala.examples.quickstart;

import io.escala.crm.change.Claim;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.Visibility;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the database file next to the running server to verify the results of the demo. */
final class StoreVerifier implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final CrmStore store;

    StoreVerifier(Path file) {
        store = JdbcCrmStore.sqlite(file);
    }

    List<Conversation> conversations() {
        return store.listConversations(Settings.ACCOUNT, ConversationFilter.EVERYTHING, Visibility.ALL, null, 100)
                .items();
    }

    /** Returns the conversation of the message with Meta's id. */
    Optional<Conversation> of(LineId line, String providerId) {
        Claim claim = Claim.providerMessage(line, providerId);
        return Optional.ofNullable(
                        store.holders(Settings.ACCOUNT, List.of(claim)).get(claim))
                .map(MessageId::new)
                .map(id -> store.messages(Settings.ACCOUNT, List.of(id)).get(id))
                .map(message -> store.conversations(Settings.ACCOUNT, List.of(message.conversation()))
                        .get(message.conversation()));
    }

    ChannelIdentity identity(Conversation conversation) {
        return Objects.requireNonNull(store.identities(Settings.ACCOUNT, List.of(conversation.identity()))
                .get(conversation.identity()));
    }

    @Nullable
    ContactId contactOf(Conversation conversation) {
        return identity(conversation).contact();
    }

    Contact contact(ContactId id) {
        return Objects.requireNonNull(
                store.contacts(Settings.ACCOUNT, List.of(id)).get(id));
    }

    List<String> phones(ContactId id, KeyRole role) {
        return store.contactKeys(Settings.ACCOUNT, List.of(id)).getOrDefault(id, List.of()).stream()
                .filter(key -> key.value().kind() == ContactKeyKind.PHONE && key.is(role))
                .map(key -> key.value().value())
                .toList();
    }

    List<Message> thread(Conversation conversation) {
        List<Message> oldestFirst = new ArrayList<>(
                store.thread(Settings.ACCOUNT, conversation.id(), null, 100).items());
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /** Returns the stored results of the demo as text: equal texts are equal states. */
    String fingerprint() {
        StringBuilder all = new StringBuilder();
        conversations().stream()
                .sorted((a, b) -> a.id().value().compareTo(b.id().value()))
                .forEach(conversation -> {
                    all.append(conversation)
                            .append('\n')
                            .append(identity(conversation))
                            .append('\n');
                    thread(conversation)
                            .forEach(message -> all.append(message.id())
                                    .append(' ')
                                    .append(message.providerId())
                                    .append(' ')
                                    .append(message.content().text())
                                    .append(' ')
                                    .append(message.delivery())
                                    .append('\n'));
                    ContactId contact = contactOf(conversation);
                    if (contact != null) {
                        all.append(contact(contact).fullName()).append('\n');
                        for (ContactKey key : store.contactKeys(Settings.ACCOUNT, List.of(contact))
                                .getOrDefault(contact, List.of())) {
                            all.append(key.value().value())
                                    .append(key.roles().stream().sorted().toList())
                                    .append('\n');
                        }
                    }
                });
        return all.toString();
    }

    /** Waits until a condition on the file holds, because the server's workers run asynchronously. */
    boolean sees(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    @Override
    public void close() {
        store.close();
    }
}
