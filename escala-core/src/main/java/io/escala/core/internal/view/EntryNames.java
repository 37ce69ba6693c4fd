package io.escala.core.internal.view;

import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.ThreadSystemEntry;
import io.escala.core.port.TeamMember;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that system entries show: those of users, and what the header of the thread has of contact and line. */
final class EntryNames {
    private EntryNames() {}

    /** Returns the users whom an entry names. */
    static Set<UserId> users(SystemEntry entry) {
        Set<UserId> users = new HashSet<>();
        add(users, entry.by().user());
        if (entry.content() instanceof EntryContent.Assigned assigned) {
            add(users, assigned.to());
        }
        return users;
    }

    private static void add(Set<UserId> users, @Nullable UserId user) {
        if (user != null) {
            users.add(user);
        }
    }

    /** Returns the names that the header of a thread has. */
    static ThreadSystemEntry.Names of(ConversationView view, Map<UserId, TeamMember> members) {
        return of(view.contact(), view.line(), members);
    }

    static ThreadSystemEntry.Names of(@Nullable Contact contact, @Nullable Line line, Map<UserId, TeamMember> members) {
        Map<UserId, String> users = new HashMap<>();
        members.forEach((id, member) -> users.put(id, member.displayName()));
        Map<ContactId, String> contacts = new HashMap<>();
        if (contact != null) {
            contact.fullName().ifPresent(name -> contacts.put(contact.id(), name));
        }
        return new ThreadSystemEntry.Names(
                users, contacts, line == null ? Map.<LineId, String>of() : Map.of(line.id(), line.name()));
    }
}
