package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.Amend;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContent.Text;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageOption;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import io.escala.crm.text.SearchWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations are found by the words of one of their messages, as it is shown now. */
abstract class MessageSearchContract extends StoreContract {
    @BeforeEach
    void putConversations() {
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(
                new AddIdentity(acme.identity("else")),
                new AddConversation(acme.conversation("other", "line", "else")));
    }

    @ParameterizedTest
    @CsvSource({
        "turno,             true",
        "MAÑ tur,           true",
        "manana,            true",
        "las 17,            true",
        "turnos mañana las, true",
        "urno,              false",
        "turno noche,       false",
        "turnosx,           false",
    })
    void everyWordIsTheBeginningOfAWordOfOneMessage(String text, boolean found) {
        say("talk", "m", "¿Hay turnos para MAÑANA, a las 17?");
        say("talk", "n", "O a la noche");

        assertThat(found(text)).isEqualTo(found ? List.of("talk") : List.of());
        assertThat(hit("talk", text)).isEqualTo(found ? Optional.of("m") : Optional.empty());
        assertThat(hit("talk", "noche")).contains("n");
    }

    @Test
    void theNewestMessageWithTheWordsIsTheHit() {
        say("talk", "b", "hola de nuevo", NOON.plusSeconds(1));
        say("talk", "c", "hola", NOON.plusSeconds(1));
        say("talk", "a", "hola", NOON);
        say("talk", "d", "chau", NOON.plusSeconds(9));
        say("other", "e", "holanda", NOON);

        assertThat(hit("talk", "hola")).contains("c");
        assertThat(hit("talk", "nuevo hola")).contains("b");
        assertThat(hit("other", "hola")).contains("e");
        assertThat(store.latestContaining(ACME, ids("talk", "other", "none"), "hola")
                        .keySet())
                .isEqualTo(ids("talk", "other"));
        assertThat(store.latestContaining(ACME, Set.of(), "hola")).isEmpty();
    }

    @Test
    void captionsAndWordsBesideContentAreSearched() {
        say("talk", "choice", new MessageContent.Choice(MessageContent.Choice.Kind.BUTTON, "payload", "Comprar"));
        say("other", "raw", new MessageContent.Raw("hologram", "{\"x\":\"escondido\"}", "mira esto"));
        MessageOption option = new MessageOption("invisible", "Celeste", "Liviana", null, "Tonos");
        say(
                "other",
                "asked",
                new MessageContent.Interactive(
                        MessageContent.Interactive.Form.LIST, "¿Qué remera?", null, null, "Ver", List.of(option)));

        assertThat(found("compr")).containsExactly("talk");
        assertThat(found("mira")).containsExactly("other");
        assertThat(found("remera")).containsExactly("other");
        assertThat(found("celeste liviana")).containsExactly("other");
        assertThat(found("invisible")).isEmpty();
        assertThat(found("escondido")).isEmpty();
        assertThat(found("payload")).isEmpty();
    }

    @Test
    void anEditReplacesWhatIsFoundInEveryOrder() {
        Amendment first = new Amendment.Edit(new Text("segunda"), NOON.plusSeconds(1), "1");
        Amendment second = new Amendment.Edit(new Text("tercera"), NOON.plusSeconds(2), "2");
        int number = 0;
        for (List<Amendment> order : List.of(List.of(first, second), List.of(second, first))) {
            String id = "edited-" + number++;
            say("talk", id, "primera");
            order.forEach(each -> commitApplied(new Amend(new MessageId(id), each)));
        }
        commitApplied(
                new AppendMessage(message("other", "at-once", new Text("primera"), NOON)),
                new Amend(new MessageId("at-once"), second),
                new Amend(new MessageId("at-once"), first));

        assertThat(found("tercera")).containsExactly("talk", "other");
        assertThat(found("segunda")).isEmpty();
        assertThat(found("primera")).isEmpty();
        assertThat(hit("other", "tercera")).contains("at-once");
    }

    @Test
    void aMessageThatArrivesWithItsEditIsFoundByIt() {
        Message edited = message("talk", "m", new Text("primera"), NOON)
                .amended(new Amendment.Edit(new Text("segunda"), NOON.plusSeconds(1), "1"));
        commitApplied(new AppendMessage(edited));

        assertThat(found("segunda")).containsExactly("talk");
        assertThat(found("primera")).isEmpty();
    }

    @Test
    void anEditCanBringWordsAndTakeThemAway() {
        say("talk", "silent", "\ud83d\ude00");
        say("other", "loud", "hola");
        commitApplied(
                new Amend(new MessageId("silent"), new Amendment.Edit(new Text("hola"), NOON.plusSeconds(1), "1")),
                new Amend(new MessageId("loud"), new Amendment.Edit(new Text("!"), NOON.plusSeconds(1), "1")));

        assertThat(found("hola")).containsExactly("talk");
    }

    @Test
    void anUnsentMessageIsNotFoundInAnyOrder() {
        Amendment edit = new Amendment.Edit(new Text("segunda"), NOON.plusSeconds(1), "1");
        Amendment unsend = new Amendment.Unsend(NOON.plusSeconds(2));
        int number = 0;
        for (List<Amendment> order : List.of(List.of(edit, unsend), List.of(unsend, edit))) {
            String apart = "apart-" + number;
            say("talk", apart, "primera");
            order.forEach(each -> commitApplied(new Amend(new MessageId(apart), each)));
            String together = "together-" + number++;
            List<Change> changes = new ArrayList<>();
            changes.add(new AppendMessage(message("talk", together, new Text("primera"), NOON)));
            order.forEach(each -> changes.add(new Amend(new MessageId(together), each)));
            commitApplied(changes.toArray(new Change[0]));
        }
        say("other", "stays", "primera segunda");

        assertThat(found("primera")).containsExactly("other");
        assertThat(found("segunda")).containsExactly("other");
        assertThat(hit("talk", "primera")).isEmpty();
    }

    @Test
    void noticesAreNotFound() {
        Conversation talk = acme.conversation("talk", "line", "who");
        commitApplied(new AppendMessage(Message.notice(
                talk,
                new MessageId("notice"),
                "n",
                new Text("aviso"),
                NOON,
                NOON,
                false,
                acme.number("who", "5491155550000").key())));
        say("other", "said", "aviso");

        assertThat(found("aviso")).containsExactly("other");
        assertThat(hit("talk", "aviso")).isEmpty();
    }

    @Test
    void messagesOfASupersededConversationAreFoundInTheOneThatContinuesIt() {
        say("talk", "old", "antigua", NOON);
        say("other", "new", "nueva", NOON.plusSeconds(1));
        commitApplied(new SupersedeConversation(new ConversationId("talk"), new ConversationId("other"), 0));

        assertThat(found("antigua")).containsExactly("other");
        assertThat(hit("other", "antigua")).contains("old");
        say("talk", "late", "antigua y tardía", NOON.plusSeconds(2));
        assertThat(hit("other", "antigua")).contains("late");
        assertThat(found("tardia")).containsExactly("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "!",
                "*",
                "\"",
                "'",
                "\\",
                "\"\"*",
                "' OR ''='",
                ":",
                "^",
                "(",
                "-",
                "\u0000",
                "\ud83d\ude00",
                "\ud800",
                ":*",
                "&",
                "|",
                "<->",
                "{words}"
            })
    void noCharacterHasASpecialMeaning(String sign) {
        say("talk", "m", "hola " + sign + " mundo and or not near words");

        assertThat(found("hola" + sign + "mundo")).containsExactly("talk");
        assertThat(found("hola" + sign + "nadie")).isEmpty();
        assertThat(found("not and or near")).containsExactly("talk");
        if (SearchWords.of(sign).isEmpty()) {
            assertThat(found(sign)).isEmpty();
            assertThat(hit("talk", sign)).isEmpty();
        }
    }

    @Test
    void wordsOfAnyLanguageAndLengthAreFound() {
        String longest = "\ud801\udc28".repeat(300);
        say("talk", "m", "محمد İLKER Ångström ١٢٣ " + longest + " " + "\u3316".repeat(150));
        say("other", "long", "árbol ".repeat(1_500) + "escondida");

        for (String text : List.of("محم", "ilker", "ANGST", "123", longest, longest + longest, "\u3316\u3316")) {
            assertThat(found(text)).as(text).containsExactly("talk");
        }
        assertThat(found("arbol escondida")).containsExactly("other");
    }

    @Test
    void otherAccountsAreNotSearched() {
        say("talk", "m", "hola");
        commitAppliedIn(GLOBEX, globex.lineIdentityAndConversation());
        commitAppliedIn(GLOBEX, new AppendMessage(globex.inbound("talk", "g", new Text("adiós"), NOON)));

        assertThat(found("adios")).isEmpty();
        assertThat(hit("talk", "adios")).isEmpty();
        assertThat(store.latestContaining(GLOBEX, ids("talk"), "adios")).hasSize(1);
        assertThat(store.latestContaining(GLOBEX, ids("talk"), "hola")).isEmpty();
        assertThat(store.countConversations(
                        GLOBEX, ConversationFilter.EVERYTHING.thatContain("hola"), Visibility.ALL, 9))
                .isZero();
    }

    @Test
    void manyMessagesWithOneWordAreAllFound() {
        commitApplied(new PutLine(acme.line("l2")));
        int many = 2_100;
        for (int from = 0; from < many; from += 300) {
            ChangeSet.Builder set = changeSet();
            for (int number = from; number < Math.min(from + 300, many); number++) {
                String id = "many-" + (10_000 + number);
                set.change(new AddIdentity(acme.identity(id)))
                        .change(new AddConversation(acme.conversation(id, "l2", id)))
                        .change(new AppendMessage(message(id, "m-" + id, new Text("común " + number + "x"), NOON)));
            }
            commitApplied(set);
        }

        assertThat(found("comun")).hasSize(many).startsWith("many-12099").endsWith("many-10000");
        assertThat(found("com 77x")).containsExactly("many-10077");
        assertThat(store.countConversations(
                        ACME, ConversationFilter.EVERYTHING.thatContain("comun"), Visibility.ALL, 2_050))
                .isEqualTo(2_050);
    }

    @Test
    void conversationsAmongOthersAreListedInOrderHoweverSeldomTheyAre() {
        int[] oneOf = {1, 3, 8, 13, 70};
        ChangeSet.Builder set = changeSet();
        for (int number = 0; number < 210; number++) {
            String id = "c-" + (1_000 + number);
            StringBuilder text = new StringBuilder();
            for (int each : oneOf) {
                text.append(number % each == each / 2 ? "cada" + each + "x " : "");
            }
            set.change(new AddIdentity(acme.identity(id)))
                    .change(new AddConversation(acme.conversation(id, "line", id)))
                    .change(new AppendMessage(message(id, "m-" + id, new Text(text.toString()), NOON)))
                    .change(acme.raise(id, Mark.ACTIVITY, NOON.plusSeconds(number * 37 % 210 / 2)));
        }
        commitApplied(set);

        for (int each : oneOf) {
            List<String> expected = IntStream.range(0, 210)
                    .filter(number -> number % each == each / 2)
                    .boxed()
                    .sorted(Comparator.comparing((Integer number) -> number * 37 % 210 / 2)
                            .thenComparing(number -> number)
                            .reversed())
                    .map(number -> "c-" + (1_000 + number))
                    .toList();
            assertThat(found("cada" + each + "x")).as("one of %s", each).containsExactlyElementsOf(expected);
            assertThat(pages(17, "cada" + each + "x")).as("one of %s", each).containsExactlyElementsOf(expected);
        }
    }

    private void say(String conversation, String id, String text) {
        say(conversation, id, text, NOON);
    }

    private void say(String conversation, String id, String text, Instant at) {
        commitApplied(new AppendMessage(message(conversation, id, new Text(text), at)));
    }

    private void say(String conversation, String id, MessageContent content) {
        commitApplied(new AppendMessage(message(conversation, id, content, NOON)));
    }

    private Message message(String conversation, String id, MessageContent content, Instant at) {
        return acme.inbound(conversation, id, content, at);
    }

    private static Set<ConversationId> ids(String... conversations) {
        return Set.of(conversations).stream().map(ConversationId::new).collect(Collectors.toSet());
    }

    private Optional<String> hit(String conversation, String text) {
        Map<ConversationId, Message> hits = store.latestContaining(ACME, ids(conversation), text);
        return Optional.ofNullable(hits.get(new ConversationId(conversation)))
                .map(message -> message.id().value());
    }

    /** Returns the ids of all pages, whose number is also what is counted. */
    private List<String> found(String text) {
        List<String> ids = pages(199, text);
        assertThat(store.countConversations(
                        ACME, ConversationFilter.EVERYTHING.thatContain(text), Visibility.ALL, Long.MAX_VALUE))
                .isEqualTo(ids.size());
        return ids;
    }

    private List<String> pages(int limit, String text) {
        ConversationFilter filter = ConversationFilter.EVERYTHING.thatContain(text);
        return Pages.all(limit, (after, size) -> store.listConversations(ACME, filter, Visibility.ALL, after, size))
                .stream()
                .map(conversation -> conversation.id().value())
                .toList();
    }
}
