package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Message;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineScope;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever may use some lines only finds the conversations on those, alike in lists, counts and the timeline of a contact. */
abstract class LineScopesContract extends StoreContract {
    private static final ContactId ROSA = new ContactId("rosa");
    private static final UserId ANA = new UserId("ana");
    private static final LineId SALES = new LineId("sales");
    private static final LineId PAGE = new LineId("page");

    private final List<Conversation> everything = new ArrayList<>();

    static Stream<LineScope> scopes() {
        return Stream.of(
                LineScope.ALL,
                LineScope.ofChannels(),
                LineScope.ofChannels(Channel.WHATSAPP),
                LineScope.ofChannels(Channel.MESSENGER, Channel.INSTAGRAM),
                LineScope.ofLines(SALES),
                LineScope.ofLines(SALES, PAGE),
                LineScope.ofLines(new LineId("none")),
                LineScope.ofChannels(Channel.INSTAGRAM).and(SALES),
                LineScope.ALL.without(Set.of(Channel.WHATSAPP)),
                LineScope.ALL.without(Set.of(Channel.values())),
                LineScope.ofChannels(Channel.WHATSAPP).without(Set.of(Channel.WHATSAPP)),
                LineScope.ofLines(SALES, PAGE).without(Set.of(Channel.WHATSAPP)),
                LineScope.ofChannels(Channel.WHATSAPP).and(PAGE).without(Set.of(Channel.MESSENGER)));
    }

    @BeforeEach
    void putConversations() {
        commitApplied(new AddContact(acme.contact("rosa")));
        line(Line.whatsApp(ACME, SALES, "Sales", "1", "waba"));
        line(Line.whatsApp(ACME, new LineId("service"), "Service", "2", "waba"));
        line(Line.messenger(ACME, PAGE, "Page", "3"));
        line(Line.instagram(ACME, new LineId("photos"), "Photos", "4"));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void listsAndCountsHaveTheLinesOfTheScope(LineScope scope) {
        assertThat(store.countConversations(ACME, ConversationFilter.EVERYTHING, Visibility.ALL, 100))
                .isEqualTo(everything.size());
        for (Visibility visibility : visibilities(scope)) {
            List<String> seen = everything.stream()
                    .filter(visibility::sees)
                    .map(conversation -> conversation.id().value())
                    .toList();

            assertThat(Pages.all(
                                    2,
                                    (@Nullable String after, int size) -> store.listConversations(
                                            ACME, ConversationFilter.EVERYTHING, visibility, after, size))
                            .stream()
                            .map(conversation -> conversation.id().value()))
                    .containsExactlyInAnyOrderElementsOf(seen);
            assertThat(store.countConversations(ACME, ConversationFilter.EVERYTHING, visibility, 100))
                    .isEqualTo(seen.size());
            assertThat(store.countConversations(
                            ACME, ConversationFilter.EVERYTHING.onLines(Set.of(SALES)), visibility, 100))
                    .isEqualTo(everything.stream()
                            .filter(visibility::sees)
                            .filter(conversation -> conversation.line().equals(SALES))
                            .count());
        }
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void timelineOfTheContactHasTheLinesOfTheScope(LineScope scope) {
        assertThat(store.timeline(ACME, ROSA, Visibility.ALL, null, 50)
                        .messages()
                        .items())
                .hasSize(everything.size());
        for (Visibility visibility : visibilities(scope)) {
            List<String> seen = everything.stream()
                    .filter(visibility::sees)
                    .map(conversation -> "m-" + conversation.id())
                    .toList();

            assertThat(messages(store.timeline(ACME, ROSA, visibility, null, 50)
                            .messages()
                            .items()))
                    .containsExactlyInAnyOrderElementsOf(seen);
        }
    }

    private static List<String> messages(List<Message> messages) {
        return messages.stream().map(message -> message.id().value()).toList();
    }

    private static List<Visibility> visibilities(LineScope scope) {
        return List.of(
                new Visibility(true, Set.of(), true, scope),
                new Visibility(false, Set.of(ANA), false, scope),
                new Visibility(false, Set.of(ANA), true, scope),
                new Visibility(false, Set.of(), true, scope));
    }

    private void line(Line line) {
        commitApplied(new PutLine(line));
        for (@Nullable UserId owner : new @Nullable UserId[] {null, ANA, new UserId("bea")}) {
            String id = line.id() + "-" + owner;
            String who = "who-" + id;
            Conversation talk = new Conversation(
                    ACME,
                    acme.conversation(id, line.id().value(), who).id(),
                    line.id(),
                    acme.identity(who).id(),
                    line.channel(),
                    owner,
                    0,
                    false,
                    null,
                    Map.of(),
                    Set.of(),
                    null,
                    NOON,
                    0);
            commitApplied(
                    new AddIdentity(acme.identity(who)),
                    new LinkIdentity(acme.identity(who).id(), ROSA),
                    new AddConversation(talk),
                    new AppendMessage(acme.inbound(id, "m-" + id, NOON)));
            everything.add(talk);
        }
    }
}
