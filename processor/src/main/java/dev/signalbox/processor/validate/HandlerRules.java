package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.Access;
import dev.signalbox.processor.model.GroupText;
import dev.signalbox.processor.model.HandlerClass;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.HandlerMethod.Returned;
import dev.signalbox.processor.model.HandlerMethod.Trait;
import dev.signalbox.processor.model.ReadableText;
import dev.signalbox.processor.model.Stated;
import java.util.ArrayList;
import java.util.List;

/** What a handler must be, wherever it belongs. */
public final class HandlerRules {

    private HandlerRules() {}

    /** Everything that is wrong with the handlers of a class. */
    public static List<Diagnostic> check(HandlerClass type) {
        List<Diagnostic> problems = new ArrayList<>(FileRules.check(type.mention()));
        for (HandlerMethod handler : type.methods()) {
            checkPlace(type, handler, problems);
            checkMethod(handler, problems);
            problems.addAll(FileRules.check(handler));
            ParameterRules.check(handler, problems);
            HandlerTopicRules.check(handler, problems);
            checkTexts(handler, problems);
            DurationRules.checkTimeout(handler, problems);
            RetryRules.check(handler, problems);
        }
        return problems;
    }

    private static void checkPlace(HandlerClass type, HandlerMethod handler, List<Diagnostic> problems) {
        String name = handler.name();
        if (type.traits().contains(HandlerClass.Trait.INTERFACE)) {
            problems.add(Problem.HANDLER_IN_INTERFACE.at(handler.origin(), name));
        } else if (handler.traits().contains(Trait.ABSTRACT)) {
            problems.add(Problem.HANDLER_ABSTRACT.at(handler.origin(), name));
        }
        if (type.traits().contains(HandlerClass.Trait.INNER)) {
            problems.add(Problem.HANDLER_IN_INNER_CLASS.at(handler.origin(), name));
        }
        if (type.traits().contains(HandlerClass.Trait.GENERIC)) {
            problems.add(Problem.HANDLER_IN_GENERIC_CLASS.at(handler.origin(), name));
        }
        if (type.mention().access() == Access.PRIVATE) {
            problems.add(Problem.HANDLER_IN_PRIVATE_CLASS.at(handler.origin(), name));
        }
    }

    private static void checkMethod(HandlerMethod handler, List<Diagnostic> problems) {
        if (handler.traits().contains(Trait.PRIVATE)) {
            problems.add(Problem.HANDLER_PRIVATE.at(handler.origin(), handler.name()));
        }
        if (handler.traits().contains(Trait.GENERIC)) {
            problems.add(Problem.HANDLER_GENERIC.at(handler.origin(), handler.name()));
        }
        if (handler.returned().form() == Returned.Form.OTHER) {
            String type = handler.returned().typeText();
            problems.add(Problem.HANDLER_RETURN_TYPE.at(handler.origin(), handler.name(), type));
        }
    }

    private static void checkTexts(HandlerMethod handler, List<Diagnostic> problems) {
        checkGroup(handler.annotation().group(), problems);
        Stated<String> id = handler.annotation().id();
        if (!id.value().isEmpty() && !ReadableText.is(id.value())) {
            problems.add(Problem.HANDLER_ID_MALFORMED.at(id.origin(), id.value()));
        }
    }

    private static void checkGroup(Stated<String> stated, List<Diagnostic> problems) {
        GroupText group = new GroupText(stated.value());
        List<String> strangers = group.strangers();
        strangers.forEach(
                character -> problems.add(Problem.GROUP_CHARACTER.at(stated.origin(), character, group.text())));
        if (group.isTooLong() || (strangers.isEmpty() && !group.beginsWell())) {
            problems.add(Problem.GROUP_MALFORMED.at(stated.origin(), group.text(), GroupText.MAX_LENGTH));
        }
    }
}
