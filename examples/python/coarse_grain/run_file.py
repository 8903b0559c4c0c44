"""A run file of the page, read into arrays and written so that the page opens it (definition 20, docs/notation.md)."""
import copy
import hashlib
import json
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Optional

import numpy as np

from . import safetensors
from .models import Evaluation, Model, evaluate
from .pictures import Pictures

FORMAT = 1


@dataclass
class Best:
    """The best weights by validation at one evaluation temperature and one M and R (definition 7)."""

    model: Model
    step: int
    temperature: Optional[float]
    L: float

    def facts(self):
        return {'step': self.step, 'temperature': self.temperature, 'settings': self.model.settings, 'L': self.L}


def _sum(models):
    """sha256 of the weights of these models, as float32 in the order of the file (definition 21)."""
    total = hashlib.sha256()
    for model in sorted(models, key=lambda one: one.id):
        total.update(model.id.encode('ascii'))
        for tensor in model.weights.values():
            total.update(np.ascontiguousarray(tensor, '<f4').tobytes())
    return total.hexdigest()


def _rounded(model, precision):
    """The model as a file of that precision holds it."""
    with np.errstate(over='ignore'):
        weights = {
            name: np.asarray(tensor, safetensors.TYPES[precision]).astype(np.float32)
            for name, tensor in model.weights.items()
        }
    for name, tensor in weights.items():
        if not np.array_equal(np.isfinite(tensor), np.isfinite(model.weights[name])):
            raise ValueError(f'{model.id}: expected numbers within {precision} in {name}, got larger ones; write F32')
    return Model(model.id, model.settings, weights)


def _same(a, b):
    return all(np.array_equal(a.weights[name], b.weights[name]) for name in a.weights)


def _model_of(part):
    """'parameters/gauss.safetensors' -> ('parameters', 'gauss'); the number of a best is left out."""
    kind, _, name = part.removesuffix('.safetensors').partition('/')
    return kind, name.rpartition('-')[0] if kind == 'best' else name


def _opened(path):
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise ValueError(f'{path}: expected a run file, got no zip archive; is the path right?') from None


@contextmanager
def _whole(path):
    """What fails inside is said of the file."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError, AttributeError) as error:
        raise ValueError(f'{path}: expected a whole run file, got a damaged one; download it again') from error


class Run:
    """A run at its step. `models` has its weights, which may be changed; `json` is run.json as it was read."""

    def __init__(self, path):
        with _opened(path) as file:
            with _whole(path):
                self.json = json.loads(file.read('run.json'))
                kind, version = self.json.get('kind'), self.json.get('format')
            if (kind, version) != ('run', FORMAT):
                raise ValueError(f'{path}: expected a run file of format {FORMAT}, got {kind} {version}')
            with _whole(path):
                parts = [(_model_of(name), safetensors.read(file.read(name))) for name in self.json['parts']]
                self._take(parts)

    def _take(self, parts):
        self.seed = self.json['experiment']['seed']
        self.step = self.json['step']
        self.models = {}
        self.bests = []
        for (kind, id), (texts, tensors) in parts:
            if kind in ('parameters', 'best'):
                facts = {name: json.loads(text) for name, text in texts.items()}
                model = Model(id, facts['settings'], tensors)
            if kind == 'parameters':
                self.models[id] = model
            elif kind == 'best':
                self.bests.append(Best(model, facts['step'], facts['temperature'], facts['L']))
        # A best that has the run's own weights has no part.
        for best in self.json.get('view', {}).get('bests', []):
            model = Model(best['model'], best['settings'], copy.deepcopy(self.models[best['model']].weights))
            self.bests.append(Best(model, best['step'], best['temperature'], best['L']))
        self._as_read = _sum(self.models.values())

    def best(self, id):
        """The newest best of a model that the file has; None without one."""
        own = [best for best in self.bests if best.model.id == id]
        return max(own, key=lambda best: best.step) if own else None

    def temperature(self, id):
        """T of an evaluation: the user's while it is held, else T_min; None for a model without T."""
        model = self.models[id]
        if not model.has_temperature():
            return None
        held = self._moved(id, 'temperature', None)
        return model.settings['temperatureMinimum'] if held is None else held

    def evaluate(self, id, pictures: Pictures, indices) -> Evaluation:
        """
        A model on pictures of the run's data set, as the page evaluates it.

        `indices` number the pictures in the whole data set.
        """
        name, wanted = self.json['dataset']['name'], self.json['dataset']['sha256']
        if pictures.sha256 != wanted:
            raise ValueError(f"data set: expected the sha256 {wanted} of {name}, got {pictures.sha256}; take the run's own")
        x = pictures.pixels(indices, self.json['experiment'].get('binarise', 'none'))
        return evaluate(self.models[id], x, indices, self.seed, self.temperature(id))

    def changed(self):
        """Whether weights are others than those that were read."""
        return _sum(self.models.values()) != self._as_read

    def save(self, path, precision='F32', name=None):
        """
        Writes a view file: weights and bests as float32 or float16 ('F16'), without the optimiser.

        The page opens it, evaluates it and goes on from it. A run with changed weights keeps the curves of the run that it came
        from, and names it as its parent.
        """
        trained = [model for model in self.models.values() if self._was_trained(model.id)]
        models = {model.id: _rounded(model, precision) for model in trained}
        parts = {
            f'parameters/{id}.safetensors': ({'step': self.step, 'settings': model.settings}, model)
            for id, model in models.items()
        }
        present, counts = [], {}
        for best in self.bests:
            id, model = best.model.id, _rounded(best.model, precision)
            if best.step == self.step and id in models and _same(model, models[id]):
                present.append({'model': id, **best.facts()})
            else:
                counts[id] = counts.get(id, 0) + 1
                parts[f'best/{id}-{counts[id]}.safetensors'] = best.facts(), model

        run = {key: value for key, value in self.json.items() if key not in ('view', 'parts')}
        run['created'] = datetime.now(timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')
        if name is not None:
            run['name'] = name
        if self.changed():
            digest = self.json['digest']
            run['parent'] = digest and {'digest': digest, 'step': self.step}
            run['digest'] = _sum(self._on(trained))[:12]
            # The experiment alone no longer makes this run.
            run['link'] = None
        run['parts'] = list(parts)
        run['view'] = {'sha256': _sum(self._on(models.values())), 'bests': present}
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_STORED) as file:
            file.writestr('run.json', json.dumps(run, ensure_ascii=False, separators=(',', ':'), allow_nan=False))
            for part, (facts, model) in parts.items():
                texts = {key: json.dumps(value) for key, value in facts.items()}
                file.writestr(part, safetensors.write(texts, model.weights, precision))

    def _moved(self, id, field, value):
        """A setting of a model as the moves up to the last trained step have made it; `value` without any."""
        for move in sorted(self.json['moves'], key=lambda move: move['step']):
            if move['step'] <= max(0, self.step - 1) and move['field'] in (field, f'{id}.{field}'):
                value = move['value']
        return value

    def _on(self, models):
        """Those that took part in the last step."""
        settings = self.json['experiment']['models']
        return [model for model in models if self._moved(model.id, 'on', settings[model.id]['on'])]

    def _was_trained(self, id):
        return self.step == 0 or len(self.json['models'].get(id, {'curve': {'step': []}})['curve']['step']) > 0


def silence(run: Run, id, dimension):
    """Makes the decoder ignore a latent dimension, counted from 0: its weights are set to 0."""
    if id not in run.models:
        raise IndexError(f'model: expected one of {", ".join(run.models)}, got {id}')
    model = run.models[id]
    if not 0 <= dimension < model.settings['latent']:
        raise IndexError(f'dimension: expected one of {model.settings["latent"]}, got number {dimension + 1}')
    each = model.settings['categories'] if id == 'categorical' else 1
    model.weights['decoder/0/weights'][dimension * each : (dimension + 1) * each] = 0
