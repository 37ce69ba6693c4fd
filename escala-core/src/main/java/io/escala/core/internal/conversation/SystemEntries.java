package io.escala.core.internal.conversation;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.identity.ChannelIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happened to a conversation into its thread. An id follows from what happened, so that it is written once; it begins with
 * a hyphen, the first of all characters of ids, so that an entry stands before the message of the same millisecond that caused it.
 */
public final class SystemEntries {
    private static final int DIGEST_BYTES = 16;

    private SystemEntries() {}

    /**
     * Writes that a session was opened.
     *
     * @param at when it was, as the message says that opened it
     */
    public static void opened(UnitOfWork unit, Session session, Author by, Instant at) {
        add(
                unit,
                session.conversation(),
                id("opened", session.conversation().value(), String.valueOf(session.number())),
                by,
                new EntryContent.Opened(session.opener(), session.number()),
                at);
    }

    /**
     * Writes that a person was linked, in each of their conversations that are not superseded. One that begins later shows none.
     *
     * @param unit the decision; the conversations of the person loaded
     * @param person the person before the link
     * @param contact the contact
     */
    public static void linked(UnitOfWork unit, ChannelIdentity person, ContactId contact, Author by) {
        for (Conversation conversation : unit.state().conversations().of(person.id())) {
            if (conversation.supersededBy() == null) {
                add(
                        unit,
                        conversation.id(),
                        id("linked", conversation.id().value(), contact.value(), String.valueOf(person.version())),
                        by,
                        new EntryContent.Linked(contact),
                        unit.now());
            }
        }
    }

    /** Writes into the person's conversations that they were taken off a contact. */
    public static void unlinked(UnitOfWork unit, ChannelIdentity person, ContactId contact, Author by) {
        for (Conversation conversation : unit.state().conversations().of(person.id())) {
            if (conversation.supersededBy() == null) {
                add(
                        unit,
                        conversation.id(),
                        id("unlinked", conversation.id().value(), contact.value(), String.valueOf(person.version())),
                        by,
                        new EntryContent.Unlinked(contact),
                        unit.now());
            }
        }
    }

    /** Writes that a session was closed. */
    public static void closed(UnitOfWork unit, Session session, Author by) {
        add(
                unit,
                session.conversation(),
                id("closed", session.conversation().value(), String.valueOf(session.number())),
                by,
                new EntryContent.Closed(session.number(), session.description()),
                unit.now());
    }

    /**
     * Writes that a conversation has another owner.
     *
     * @param conversation the conversation before
     */
    public static void assigned(UnitOfWork unit, Conversation conversation, @Nullable UserId to, Author by) {
        add(
                unit,
                conversation.id(),
                id("assigned", conversation.id().value(), String.valueOf(conversation.version())),
                by,
                new EntryContent.Assigned(conversation.owner(), to),
                unit.now());
    }

    /** Writes a note. */
    public static EntryId note(UnitOfWork unit, ConversationId conversation, String text, Author by) {
        EntryId id = id("note", conversation.value(), unit.id());
        add(unit, conversation, id, by, new EntryContent.Note(text), unit.now());
        return id;
    }

    /** Writes that a conversation shows the messages of another one too. */
    public static void merged(UnitOfWork unit, Conversation continues, Conversation ends, Instant at) {
        add(
                unit,
                continues.id(),
                id("merged", continues.id().value(), ends.id().value()),
                Author.CHANNEL,
                new EntryContent.Merged(ends.id()),
                at);
    }

    /**
     * Writes that an automation ran.
     *
     * @param run what tells this run from others of the same automation in the conversation
     */
    public static void automationRan(UnitOfWork unit, ConversationId conversation, String name, String run) {
        add(
                unit,
                conversation,
                id("automation", conversation.value(), name, run),
                Author.AUTOMATION,
                new EntryContent.AutomationRan(name),
                unit.now());
    }

    private static void add(
            UnitOfWork unit, ConversationId conversation, EntryId id, Author by, EntryContent content, Instant at) {
        unit.change(new ConversationChange.AddEntry(
                new SystemEntry(unit.account(), id, conversation, by, content, at, unit.now())));
    }

    private static EntryId id(String kind, String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("/", parts).getBytes(StandardCharsets.UTF_8));
            return new EntryId("-" + kind + "-" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
