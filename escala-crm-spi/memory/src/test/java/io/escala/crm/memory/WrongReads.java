package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.ListedContact;
import io.escala.crm.store.Visibility;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stores that read wrongly, each in one way. */
final class WrongReads {
    private WrongReads() {}

    /** Shows a conversation's marks as they were raised last, not highest. */
    static CrmStore lastMarkWins(InstantSource clock) {
        Map<ConversationId, ConversationChange.RaiseMarks> last = new ConcurrentHashMap<>();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                for (ChangeSet set : changeSets) {
                    for (Change change : set.changes()) {
                        if (change instanceof ConversationChange.RaiseMarks raise) {
                            last.put(raise.conversation(), raise);
                        }
                    }
                }
                return target().commit(changeSets);
            }

            @Override
            public Map<ConversationId, Conversation> conversations(AccountId account, Collection<ConversationId> ids) {
                return mapped(target().conversations(account, ids), conversation -> {
                    ConversationChange.RaiseMarks raise = last.get(conversation.id());
                    Map<Mark, Instant> marks = new HashMap<>(conversation.marks());
                    if (raise != null) {
                        marks.putAll(raise.marks());
                    }
                    return new Conversation(
                            conversation.account(),
                            conversation.id(),
                            conversation.line(),
                            conversation.identity(),
                            conversation.channel(),
                            conversation.owner(),
                            conversation.session(),
                            conversation.open(),
                            conversation.closedAt(),
                            marks,
                            conversation.tags(),
                            conversation.supersededBy(),
                            conversation.createdAt(),
                            conversation.version());
                });
            }
        };
    }

    /** Counts conversations that the caller may not see. */
    static CrmStore countDiffersFromList(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public long countConversations(
                    AccountId account, ConversationFilter filter, Visibility visibility, long enough) {
                return target().countConversations(account, filter, Visibility.ALL, enough);
            }
        };
    }

    /** Pages through conversations by offset. */
    static CrmStore listPagedByOffset(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                return byOffset(
                        target().listConversations(account, filter, visibility, null, CursorPage.MAX_LIMIT)
                                .items(),
                        after,
                        limit);
            }
        };
    }

    /** Pages through messages by offset. */
    static CrmStore threadPagedByOffset(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Message> thread(
                    AccountId account, ConversationId conversation, @Nullable String after, int limit) {
                return byOffset(
                        target().thread(account, conversation, null, CursorPage.MAX_LIMIT)
                                .items(),
                        after,
                        limit);
            }
        };
    }

    /** Orders messages of one time and arrival as if their ids did not matter. */
    static CrmStore threadTiesOutOfOrder(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Message> thread(
                    AccountId account, ConversationId conversation, @Nullable String after, int limit) {
                CursorPage<Message> page = target().thread(account, conversation, after, limit);
                List<Message> messages = new ArrayList<>(page.items());
                messages.sort(Comparator.comparing(Message::at)
                        .thenComparing(Message::arrivedAt)
                        .reversed()
                        .thenComparing(message -> message.id().value()));
                return new CursorPage<>(messages, page.next());
            }
        };
    }

    /** Loses the place of a quarantined item in its body. */
    static CrmStore quarantinedPlaceForgotten(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<QuarantinedItem> quarantined(
                    AccountId account, QuarantineFilter filter, @Nullable String after, int limit) {
                CursorPage<QuarantinedItem> page = target().quarantined(account, filter, after, limit);
                return new CursorPage<>(
                        page.items().stream()
                                .map(item -> new QuarantinedItem(
                                        item.account(),
                                        item.id(),
                                        item.line(),
                                        item.appId(),
                                        item.reason(),
                                        item.detail(),
                                        item.raw(),
                                        item.at()))
                                .toList(),
                        page.next());
            }
        };
    }

    /** Takes percent sign and underscore in an e-mail for wildcards. */
    static CrmStore wildcardsHonoured(InstantSource clock) {
        Set<ContactId> known = ConcurrentHashMap.newKeySet();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                for (ChangeSet set : changeSets) {
                    for (Change change : set.changes()) {
                        if (change instanceof ContactChange.AddContact add) {
                            known.add(add.contact().id());
                        }
                    }
                }
                return target().commit(changeSets);
            }

            @Override
            public CursorPage<ListedContact> searchContacts(
                    AccountId account, ContactSelection selection, @Nullable String after, int limit) {
                ContactFilter filter = selection.people();
                String prefix = filter == null ? null : filter.emailPrefix();
                if (prefix == null || (prefix.indexOf('%') < 0 && prefix.indexOf('_') < 0)) {
                    return target().searchContacts(account, selection, after, limit);
                }
                Pattern like = Pattern.compile(
                        Pattern.quote(prefix).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q") + ".*");
                Set<ListedContact> found = new LinkedHashSet<>(
                        target().searchContacts(account, selection, null, limit).items());
                target().contactKeys(account, known).forEach((contact, keys) -> {
                    boolean matches = keys.stream()
                            .filter(key -> key.value().kind() == ContactKeyKind.EMAIL)
                            .anyMatch(key -> like.matcher(key.value().value()).matches());
                    if (matches) {
                        target().contacts(account, Set.of(contact))
                                .values()
                                .forEach(one -> found.add(new ListedContact(one, null)));
                    }
                });
                return new CursorPage<>(List.copyOf(found), null);
            }
        };
    }

    /** Finds a contact by its id in every account. */
    static CrmStore foreignAccountReadable(InstantSource clock) {
        Set<AccountId> accounts = ConcurrentHashMap.newKeySet();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                changeSets.forEach(set -> accounts.add(set.account()));
                return target().commit(changeSets);
            }

            @Override
            public Map<ContactId, Contact> contacts(AccountId account, Collection<ContactId> ids) {
                Map<ContactId, Contact> found = new HashMap<>();
                accounts.forEach(any -> found.putAll(target().contacts(any, ids)));
                found.putAll(target().contacts(account, ids));
                return Map.copyOf(found);
            }
        };
    }

    /** Finds a line as it was when it was first asked for. */
    static CrmStore linesCachedForever(InstantSource clock) {
        Map<LineKey, Line> cache = new ConcurrentHashMap<>();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                List<CommitResult> results = target().commit(changeSets);
                for (ChangeSet set : changeSets) {
                    for (Change change : set.changes()) {
                        if (change instanceof AccountChange.PutLine put) {
                            target().linesByKey(Set.of(put.line().key())).forEach(cache::putIfAbsent);
                        }
                    }
                }
                return results;
            }

            @Override
            public Map<LineKey, Line> linesByKey(Collection<LineKey> keys) {
                Map<LineKey, Line> found = new HashMap<>(cache);
                found.keySet().retainAll(keys);
                return found;
            }
        };
    }

    /** Shows no alias that ended. */
    static CrmStore endedAliasesGone(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<IdentityId, List<IdentityAlias>> aliases(AccountId account, Collection<IdentityId> ids) {
                return mapped(
                        target().aliases(account, ids),
                        aliases -> aliases.stream().filter(IdentityAlias::valid).toList());
            }
        };
    }

    /** Shows the consent ledger latest first. */
    static CrmStore consentsLatestFirst(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<ContactId, List<ConsentEntry>> consents(AccountId account, Collection<ContactId> ids) {
                return mapped(target().consents(account, ids), entries -> {
                    List<ConsentEntry> reversed = new ArrayList<>(entries);
                    Collections.reverse(reversed);
                    return reversed;
                });
            }
        };
    }

    /** Reads at most a thousand ids at once, and forgets the rest. */
    static CrmStore bulkReadsCutShort(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<ContactId, Contact> contacts(AccountId account, Collection<ContactId> ids) {
                return target().contacts(account, ids.stream().limit(1_000).toList());
            }
        };
    }

    /** Loses the raw form of unknown content. */
    static CrmStore rawFormForgotten(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<MessageId, Message> messages(AccountId account, Collection<MessageId> ids) {
                return mapped(
                        target().messages(account, ids),
                        message -> message.content() instanceof MessageContent.Raw raw
                                ? with(message, new MessageContent.Raw(raw.kind(), "{}"))
                                : message);
            }
        };
    }

    /** Shows the media of an album by their kinds, not as they came. */
    static CrmStore albumOutOfOrder(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<MessageId, Message> messages(AccountId account, Collection<MessageId> ids) {
                return mapped(
                        target().messages(account, ids),
                        message -> message.content() instanceof MessageContent.Album album
                                ? with(message, new MessageContent.Album(sorted(album.media()), album.caption()))
                                : message);
            }
        };
    }

    private static List<MediaRef> sorted(List<MediaRef> media) {
        return media.stream()
                .sorted(Comparator.comparing(MediaRef::kind).reversed())
                .toList();
    }

    static Message with(Message message, MessageContent content) {
        return new Message(
                message.account(),
                message.id(),
                message.conversation(),
                message.line(),
                message.author(),
                message.providerId(),
                content,
                message.at(),
                message.arrivedAt(),
                message.timeCorrected(),
                message.address(),
                message.replyTo(),
                message.clientReference(),
                message.fingerprint(),
                message.delivery(),
                message.context(),
                message.amendments());
    }

    static <T> CursorPage<T> byOffset(List<T> all, @Nullable String after, int limit) {
        int from = after == null ? 0 : Integer.parseInt(after);
        int to = Math.min(all.size(), from + CursorPage.checkLimit(limit));
        return new CursorPage<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    static <K, V> Map<K, V> mapped(Map<K, V> map, Function<V, V> each) {
        Map<K, V> mapped = new HashMap<>();
        map.forEach((key, value) -> mapped.put(key, each.apply(value)));
        return Map.copyOf(mapped);
    }

    /** Does not have one of the reads yet. */
    static CrmStore readMissing(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<TemplateKey, List<TemplateReport>> templateReports(
                    AccountId account, Collection<TemplateKey> templates) {
                throw new UnsupportedOperationException("templateReports");
            }
        };
    }
}
